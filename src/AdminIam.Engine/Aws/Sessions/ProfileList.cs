using AdminIam.Engine.Common.Errors;
using Amazon.Runtime;

namespace AdminIam.Engine.Aws.Sessions;

/// <summary>Lists the AWS profiles of this computer.</summary>
public static class ProfileList
{
    /// <summary>Returns the names in the shared config and credentials files; none if the files cannot be
    /// read.</summary>
    public static IReadOnlyList<string> ReadNames() =>
        Read(config => config.ProfileNames.Union(SdkProfileStore.ProfileNames));

    /// <summary>Returns the values of a setting in the profiles; none if the files cannot be read.</summary>
    /// <param name="key">The key of the setting in lower case, such as <c>role_arn</c>.</param>
    /// <param name="profileName">The profile to search; <see langword="null"/> for all profiles.</param>
    public static IReadOnlyList<string> ReadSettings(string key, string? profileName) => Read(config =>
        config.ProfileNames.Where(name => profileName is null || name == profileName)
            .Select(name => config.Profile(name)?[key]).OfType<string>().Distinct());

    private static IReadOnlyList<string> Read(Func<SharedConfig, IEnumerable<string>> names)
    {
        try
        {
            return names(SharedConfig.Read()).ToList();
        }
        catch (Exception e)
            when (e is AdminException or AmazonClientException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
