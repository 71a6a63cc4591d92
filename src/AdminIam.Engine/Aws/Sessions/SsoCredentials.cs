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
    /// <summary>The credentials; the sign-in itself is the AWS CLI's.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="config">The configuration files.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="AdminException">The profile is not complete, or nobody has signed in.</exception>
    public static AWSCredentials Of(AwsProfile profile, SharedConfig config, TimeProvider time)
    {
        var sessionName = profile["sso_session"];
        var session = sessionName is null ? null : config.SsoSession(sessionName) ?? throw new AdminException(
            "ProfileIncomplete", ErrorKind.InvalidArgument, profile.Name,
            $"The AWS profile '{profile.Name}' signs in with the section [sso-session {sessionName}], which '{config.ConfigPath}' does not have.",
            "Add the section with 'aws configure sso-session', or correct the setting 'sso_session' of the profile.");
        var startUrl = Setting("sso_start_url");
        var region = Setting("sso_region");
        var roleName = Setting("sso_role_name");
        CheckSignIn(profile.Name, sessionName ?? startUrl, time);
        return new SSOAWSCredentials(profile["sso_account_id"], region, roleName, startUrl, new SSOAWSCredentialsOptions
        {
            ClientName = "AdminIam",
            SessionName = sessionName,
        });

        string Setting(string key) => session?[key] ?? profile[key] ?? throw new AdminException(
            "ProfileIncomplete", ErrorKind.InvalidArgument, profile.Name, $"The AWS profile '{profile.Name}' has no {key}.",
            $"'aws configure sso --profile {profile.Name}' completes it.");
    }

    /// <summary>The failure that somebody has to sign in.</summary>
    /// <param name="profileName">The profile.</param>
    /// <param name="reason">Why.</param>
    /// <param name="inner">What the SDK threw.</param>
    public static AdminException SignInRequired(string profileName, string reason, Exception? inner = null) => new(
        "ExpiredCredentials", ErrorKind.Authentication, profileName,
        $"The credentials of the AWS profile '{profileName}' are not available: {reason}",
        $"Sign in with 'aws sso login --profile {profileName}', and then Connect-AdminAccount.", inner);

    // The SDK would ask the service first, which takes its time where there is no network.
    private static void CheckSignIn(string profileName, string cacheKey, TimeProvider time)
    {
        var path = Path.Combine(SharedConfig.HomeDirectory, "sso", "cache", CacheName(cacheKey));
        try
        {
            using var token = JsonDocument.Parse(File.ReadAllText(path));
            var root = token.RootElement;
            if (root.TryGetProperty("refreshToken", out _)
                || !root.TryGetProperty("expiresAt", out var text)
                || !DateTimeOffset.TryParse(
                    text.GetString()?.Replace("UTC", "Z"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var expires)
                || expires > time.GetUtcNow())
            {
                return;
            }

            throw SignInRequired(profileName, $"the sign-in expired at {expires.UtcDateTime:yyyy-MM-dd HH:mm} UTC.");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw SignInRequired(profileName, "nobody has signed in on this computer.", e);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            throw SignInRequired(profileName, $"the sign-in in '{path}' cannot be read.", e);
        }
    }

    // The name that the AWS CLI gives the file; nothing is protected by it.
    private static string CacheName(string key)
    {
#pragma warning disable CA5350, CA1850 // SHA-1 is the AWS CLI's choice; .NET Standard has no HashData.
        using var sha1 = SHA1.Create();
        var hash = sha1.ComputeHash(Encoding.UTF8.GetBytes(key));
#pragma warning restore CA5350, CA1850
        return string.Concat(hash.Select(b => b.ToString("x2", CultureInfo.InvariantCulture))) + ".json";
    }
}
