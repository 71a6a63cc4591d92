using AdminIam.Engine.Common.Errors;
using Amazon.Runtime;

namespace AdminIam.Engine.Aws.Sessions;

/// <summary>The AWS profiles of this computer.</summary>
public static class ProfileNames
{
    /// <summary>The names in the shared config and credentials files; none where the files cannot be read.</summary>
    public static IReadOnlyList<string> List() =>
        Read(config => config.ProfileNames.Union(SdkProfileStore.ProfileNames));

    /// <summary>The values that a setting has in the profiles; none where the files cannot be read.</summary>
    /// <param name="key">The setting's key in lower case, such as <c>role_arn</c>.</param>
    /// <param name="profileName">The profile to look in; <see langword="null"/> for all profiles.</param>
    public static IReadOnlyList<string> Settings(string key, string? profileName) => Read(config =>
        config.ProfileNames.Where(name => profileName is null || name == profileName)
            .Select(name => config.Profile(name)?[key]).OfType<string>().Distinct());

    private static IReadOnlyList<string> Read(Func<SharedConfig, IEnumerable<string>> names)
    {
        try
        {
            return names(SharedConfig.Read()).ToList();
        }
        catch (Exception e) when (e is AdminException or AmazonClientException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
