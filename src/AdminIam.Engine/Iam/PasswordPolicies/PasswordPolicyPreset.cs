namespace AdminIam.Engine.Iam.PasswordPolicies;

/// <summary>A published recommendation for the account password policy.</summary>
public enum PasswordPolicyPreset
{
    /// <summary>The CIS AWS Foundations Benchmark, versions 3.0 to 7.0: at least 14 characters, and the last 24
    /// passwords cannot be used again.</summary>
    Cis,
}
