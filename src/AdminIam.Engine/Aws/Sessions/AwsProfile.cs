namespace AdminIam.Engine.Aws.Sessions;

/// <summary>A profile of the shared AWS config and credentials files.</summary>
/// <param name="values">Its settings by lower-case key.</param>
internal sealed class AwsProfile(string name, IReadOnlyDictionary<string, string> values)
{
    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>Whether it contains an access key with its secret.</summary>
    public bool HasKeys => this["aws_access_key_id"] is not null && this["aws_secret_access_key"] is not null;

    /// <summary>Whether its credentials come from AWS IAM Identity Center (SSO).</summary>
    public bool IsSso =>
        (this["sso_session"] ?? this["sso_start_url"]) is not null && this["sso_account_id"] is not null;

    /// <summary>Whether it specifies a source of credentials. A profile may contain only a region.</summary>
    public bool HasCredentials =>
        HasKeys || IsSso || this["role_arn"] is not null || this["credential_process"] is not null;

    /// <summary>Returns a setting, or <see langword="null"/> if it is missing or empty.</summary>
    /// <param name="key">Its key in lower case.</param>
    public string? this[string key] => values.TryGetValue(key, out var value) && value.Length > 0 ? value : null;
}
