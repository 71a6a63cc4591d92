namespace AdminIam.Engine.Safeguards.Findings;

/// <summary>How serious a violation is.</summary>
public enum FindingSeverity
{
    /// <summary>Good practice, for example a group without members.</summary>
    Low,

    /// <summary>A weakness that needs another fault to be used.</summary>
    Medium,

    /// <summary>A weakness that a stolen password or key is enough to use, or that gives more access than needed.
    /// </summary>
    High,

    /// <summary>A weakness that can cost the whole account.</summary>
    Critical,
}
