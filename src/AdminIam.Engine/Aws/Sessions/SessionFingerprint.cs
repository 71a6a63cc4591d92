using System.Collections;
using System.Security.Cryptography;
using System.Text;

namespace AdminIam.Engine.Aws.Sessions;

/// <summary>Recognizes whether the same options would still open the same session.</summary>
public static class SessionFingerprint
{
    private const string Prefix = "AWS_";

    /// <summary>Returns a hash of everything that a session depends on: the options, the AWS environment variables, and
    /// the location and time of the configuration files. It reveals no secret.</summary>
    /// <param name="options">The options.</param>
    public static string Of(SessionOptions options)
    {
        var variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Select(variable => $"{variable.Key}={variable.Value}")
            .Where(variable => variable.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            .OrderBy(variable => variable, StringComparer.Ordinal);
        var files = new[] { SharedConfig.DefaultConfigPath, SharedConfig.DefaultCredentialsPath }
            .Select(path => $"{path} {File.GetLastWriteTimeUtc(path).Ticks}");
        var parts = new[] { options.ProfileName, options.Region, options.EndpointUrl?.OriginalString }
            .Concat(files)
            .Concat(variables);
#pragma warning disable CA1850 // .NET Standard has no HashData.
        using var sha256 = SHA256.Create();
        return Convert.ToBase64String(sha256.ComputeHash(Encoding.UTF8.GetBytes(string.Join("\0", parts))));
#pragma warning restore CA1850
    }
}
