namespace AdminIam.Engine.Safeguards.Reports;

/// <summary>How a violation changed between two reports.</summary>
public enum FindingChange
{
    /// <summary>It fails now and did not fail before.</summary>
    New,

    /// <summary>It failed before and does not fail now: it was corrected, or it is accepted.</summary>
    Gone,

    /// <summary>It failed before and fails now.</summary>
    Same,

    /// <summary>It failed before, and the later report does not contain the complete result of the check.</summary>
    Unknown,
}
