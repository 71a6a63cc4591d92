using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AdminIam.Engine.Common.Errors;
using Amazon.Runtime;

namespace AdminIam.Engine.Aws.Sessions;

/// <summary>Credentials of a profile that signs in with AWS IAM Identity Center (SSO).</summary>
internal static class SsoCredentials
{
    /// <summary>Returns the credentials. The user signs in with the AWS CLI.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="config">The configuration files.</param>
    /// <exception cref="AdminException">The profile is incomplete, or the user has not signed in.</exception>
    public static AWSCredentials Of(AwsProfile profile, SharedConfig config, TimeProvider time)
    {
        var sessionName = profile["sso_session"];
        var session = sessionName is null ? null : config.SsoSession(sessionName) ?? throw new AdminException(
            "ProfileIncomplete", ErrorKind.InvalidArgument, profile.Name,
            $"The AWS profile '{profile.Name}' refers to the section [sso-session {sessionName}], which "
                + $"'{config.ConfigPath}' does not contain.",
            "Add the section with 'aws configure sso-session', or correct the setting 'sso_session' of the profile.");
        var startUrl = Setting("sso_start_url");
        var region = Setting("sso_region");
        var roleName = Setting("sso_role_name");
        CheckSignIn(profile.Name, sessionName ?? startUrl, time);
        var options = new SSOAWSCredentialsOptions { ClientName = "AdminIam", SessionName = sessionName };
        return new SSOAWSCredentials(profile["sso_account_id"], region, roleName, startUrl, options);

        string Setting(string key) => session?[key] ?? profile[key] ?? throw new AdminException(
            "ProfileIncomplete", ErrorKind.InvalidArgument, profile.Name,
            $"The AWS profile '{profile.Name}' has no {key}.",
            $"Run 'aws configure sso --profile {profile.Name}' to complete it.");
    }

    /// <summary>Returns the exception that the user must sign in.</summary>
    /// <param name="profileName">The profile.</param>
    /// <param name="reason">Why.</param>
    /// <param name="inner">The exception of the SDK.</param>
    public static AdminException SignInRequired(string profileName, string reason, Exception? inner = null) => new(
        "ExpiredCredentials", ErrorKind.Authentication, profileName,
        $"The credentials of the AWS profile '{profileName}' are not available: {reason}",
        $"Sign in with 'aws sso login --profile {profileName}', and then run Connect-AdminAccount.", inner);

    // The SDK would call the service first, which takes a long time without a network.
    private static void CheckSignIn(string profileName, string cacheKey, TimeProvider time)
    {
        var path = Path.Combine(SharedConfig.HomeDirectory, "sso", "cache", CacheName(cacheKey));
        try
        {
            using var token = JsonDocument.Parse(File.ReadAllText(path));
            if (token.RootElement.TryGetProperty("refreshToken", out _)
                || !token.RootElement.TryGetProperty("expiresAt", out var text)
                || !DateTimeOffset.TryParse(
                    text.GetString()?.Replace("UTC", "Z"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
                    out var expires)
                || expires > time.GetUtcNow())
            {
                return;
            }

            throw SignInRequired(profileName, $"the sign-in expired at {expires.UtcDateTime:yyyy-MM-dd HH:mm} UTC.");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw SignInRequired(profileName, "no user has signed in on this computer.", e);
        }
        catch (Exception e)
            when (e is JsonException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            throw SignInRequired(profileName, $"the sign-in data in '{path}' cannot be read.", e);
        }
    }

    // The file name of the AWS CLI. It is not used for security.
    private static string CacheName(string key)
    {
#pragma warning disable CA5350, CA1850 // The AWS CLI uses SHA-1; .NET Standard has no HashData.
        using var sha1 = SHA1.Create();
        var hash = sha1.ComputeHash(Encoding.UTF8.GetBytes(key));
#pragma warning restore CA5350, CA1850
        return string.Concat(hash.Select(b => b.ToString("x2", CultureInfo.InvariantCulture))) + ".json";
    }
}
