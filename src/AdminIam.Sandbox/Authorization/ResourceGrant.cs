namespace AdminIam.Sandbox.Authorization;

/// <summary>What the policy of a resource grants to a caller of the same account.</summary>
internal enum ResourceGrant
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It denies the access.</summary>
    Denied,

    /// <summary>It trusts the account, and leaves the decision to the policies of the caller.</summary>
    Delegated,

    /// <summary>
    /// It names the caller's role: the caller needs no permission in identity-based policies, but an implicit deny in
    /// the permissions boundary or in the session policy limits the access.
    /// </summary>
    Limited,

    /// <summary>
    /// It names the caller's user or session, or everyone: an implicit deny in no other policy limits the access.
    /// </summary>
    Direct,
}
