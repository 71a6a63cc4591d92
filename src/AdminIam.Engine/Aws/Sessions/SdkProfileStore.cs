using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Internal.Settings;

namespace AdminIam.Engine.Aws.Sessions;

/// <summary>The encrypted profile store of AWS Tools for PowerShell and the AWS Toolkit, which exists only on
/// Windows.</summary>
internal static class SdkProfileStore
{
    /// <summary>The names of its profiles.</summary>
    public static IReadOnlyList<string> ProfileNames =>
        UserCrypto.IsUserCryptAvailable ? new NetSDKCredentialsFile().ListProfileNames() : [];

    /// <summary>Returns the credentials of a profile, or <see langword="null"/> if the profile does not
    /// exist.</summary>
    /// <param name="profileName">The profile's name.</param>
    /// <param name="onlyKeys">Whether only access keys are accepted, which cannot prompt the user.</param>
    public static AWSCredentials? Find(string profileName, bool onlyKeys)
    {
        if (!UserCrypto.IsUserCryptAvailable)
            return null;
        var store = new NetSDKCredentialsFile();
        return store.TryGetProfile(profileName, out var profile)
            && AWSCredentialsFactory.TryGetAWSCredentials(profile, store, out var found)
            && (!onlyKeys || found is BasicAWSCredentials or SessionAWSCredentials)
            ? found
            : null;
    }
}
