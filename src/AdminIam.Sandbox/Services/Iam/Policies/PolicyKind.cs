namespace AdminIam.Sandbox.Services.Iam.Policies;

/// <summary>What a policy is stored as, which determines what its document may contain.</summary>
internal enum PolicyKind
{
    /// <summary>A managed policy, which must have the current version.</summary>
    Managed,

    /// <summary>A policy embedded in a user, group, role or session.</summary>
    Inline,

    /// <summary>The trust policy of a role.</summary>
    Trust,
}
