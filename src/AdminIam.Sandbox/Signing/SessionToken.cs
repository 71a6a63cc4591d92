namespace AdminIam.Sandbox.Signing;

/// <summary>The properties of a session, which its sealed token contains. The sandbox does not store
/// sessions.</summary>
internal sealed class SessionToken
{
    /// <summary>The access key id that the token belongs to.</summary>
    public string KeyId { get; set; } = "";

    /// <summary>The account whose user, role or root identity it is; null for the sandbox's own account, as in tokens
    /// of earlier versions.</summary>
    public string? AccountId { get; set; }

    /// <summary>The unique id of the session's user or role; the account id for the root identity.</summary>
    public string PrincipalId { get; set; } = "";

    public string? SessionName { get; set; }

    /// <summary>The name of the federated user, if the session is that of one.</summary>
    public string? FederatedName { get; set; }

    public DateTime Issued { get; set; }

    public DateTime Expires { get; set; }

    /// <summary>When the MFA code was verified, if there was one.</summary>
    public DateTime? MfaTime { get; set; }

    /// <summary>The policies that limit the session: a document, and the documents of managed policies' ARNs.</summary>
    public string? Policy { get; set; }

    public List<string> PolicyArns { get; set; } = [];

    /// <summary>The session tags, with those that the session inherits.</summary>
    public Dictionary<string, string> Tags { get; set; } = [];

    /// <summary>The keys of the session tags that sessions of further roles inherit.</summary>
    public List<string> TransitiveTagKeys { get; set; } = [];

    public string? SourceIdentity { get; set; }

    /// <summary>The policy of the task that the session is limited to, if AssumeRoot has issued it.</summary>
    public string? TaskPolicyArn { get; set; }

    /// <summary>The ARN of the identity provider, if the role was assumed with a web identity.</summary>
    public string? FederatedProvider { get; set; }
}
