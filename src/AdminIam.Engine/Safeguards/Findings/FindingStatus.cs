namespace AdminIam.Engine.Safeguards.Findings;

/// <summary>The result of a check.</summary>
public enum FindingStatus
{
    /// <summary>The account meets the check.</summary>
    Passed,

    /// <summary>The resource violates the check.</summary>
    Failed,

    /// <summary>The resource violates the check, and an exception that is still valid accepts it.</summary>
    Accepted,

    /// <summary>No API that this module uses can decide it. A person must check it.</summary>
    Manual,

    /// <summary>The check does not apply to this account.</summary>
    NotApplicable,

    /// <summary>The check could not be decided, for example because of a missing permission.</summary>
    Unknown,
}
