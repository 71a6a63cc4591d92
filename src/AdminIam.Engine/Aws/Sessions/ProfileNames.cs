using AdminIam.Engine.Common.Errors;
using Amazon.Runtime;

namespace AdminIam.Engine.Aws.Sessions;

/// <summary>The AWS profiles of this computer.</summary>
public static class ProfileNames
{
    /// <summary>The names in the shared config and credentials files; none where the files cannot be read.</summary>
    public static IReadOnlyList<string> List()
    {
        try
        {
            return SharedConfig.Read().ProfileNames.Union(SdkProfileStore.ProfileNames).ToList();
        }
        catch (Exception e) when (e is AdminException or AmazonClientException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
