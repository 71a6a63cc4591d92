using System.Security;

namespace AdminIam.Engine.CredentialFiles;

/// <summary>The credentials of a user: a password, an access key, or both.</summary>
/// <param name="UserName">The user.</param>
/// <param name="Password">The console password, if there is one.</param>
/// <param name="AccessKeyId">The access key ID, if there is one.</param>
/// <param name="SecretAccessKey">The key's secret.</param>
/// <param name="SignInUrl">The sign-in URL of the user.</param>
public sealed record CredentialRow(
    string UserName, SecureString? Password, string? AccessKeyId, SecureString? SecretAccessKey, string? SignInUrl)
{
    /// <summary>Returns the user name, never a secret.</summary>
    public override string ToString() => UserName;
}
