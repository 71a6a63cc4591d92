using System.Security;

namespace AdminIam.Engine.CredentialFiles;

/// <summary>What one user signs in with: a password, an access key, or both.</summary>
/// <param name="UserName">The user.</param>
/// <param name="Password">The console password, if there is one.</param>
/// <param name="AccessKeyId">The access key's id, if there is one.</param>
/// <param name="SecretAccessKey">The key's secret.</param>
/// <param name="SignInUrl">The page the user signs in at.</param>
public sealed record CredentialRow(
    string UserName, SecureString? Password, string? AccessKeyId, SecureString? SecretAccessKey, string? SignInUrl)
{
    /// <summary>The user's name; never a secret.</summary>
    public override string ToString() => UserName;
}
