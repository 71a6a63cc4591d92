using AdminIam.Engine.Errors;

namespace AdminIam.Engine.Sessions;

/// <summary>Where a service's requests go when it is not the partition's own endpoint.</summary>
internal static class Endpoints
{
    /// <summary>The override for a service: the one given, else the AWS CLI's environment variables.</summary>
    /// <param name="given">An endpoint the user named for this session.</param>
    /// <param name="service">The service id in upper case, such as <c>IAM</c>.</param>
    public static Uri? Override(Uri? given, string service) =>
        given ?? FromEnvironment($"AWS_ENDPOINT_URL_{service}") ?? FromEnvironment("AWS_ENDPOINT_URL");

    /// <summary>The URL in an environment variable, if it is set.</summary>
    /// <param name="variable">The variable.</param>
    public static Uri? FromEnvironment(string variable)
    {
        var text = Environment.GetEnvironmentVariable(variable);
        if (string.IsNullOrEmpty(text))
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            return url;
        throw new AdminException(
            "InvalidEndpointUrl", ErrorKind.InvalidArgument, text, $"The environment variable {variable} is '{text}'.",
            "It must be an http or https URL, such as https://iam.amazonaws.com.");
    }
}
