using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;

namespace AdminIam.Engine.Sessions;

/// <summary>The AWS profiles of this computer.</summary>
public static class ProfileNames
{
    /// <summary>The names in the shared config and credentials files; none where the files cannot be read.</summary>
    public static IReadOnlyList<string> List()
    {
        try
        {
            return new CredentialProfileStoreChain().ListProfiles().Select(profile => profile.Name).ToList();
        }
        catch (Exception e) when (e is AmazonClientException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
