using Amazon.Runtime;

namespace AdminIam.Engine.Aws.Sessions;

/// <summary>The access key in environment variables.</summary>
internal static class EnvironmentCredentials
{
    /// <summary>Returns the key, or <see langword="null"/> if the variables do not contain a complete one.</summary>
    public static AWSCredentials? Find()
    {
        if (EnvironmentVariables.Find("AWS_ACCESS_KEY_ID") is not { } key
            || EnvironmentVariables.Find("AWS_SECRET_ACCESS_KEY") is not { } secret)
        {
            return null;
        }

        return EnvironmentVariables.Find("AWS_SESSION_TOKEN") is { } token
            ? new SessionAWSCredentials(key, secret, token)
            : new BasicAWSCredentials(key, secret);
    }
}
