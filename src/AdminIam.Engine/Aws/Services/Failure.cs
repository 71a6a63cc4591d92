namespace AdminIam.Engine.Aws.Services;

/// <summary>What a failed call says about whether its work was done and whether another try makes sense.</summary>
internal enum Failure
{
    /// <summary>Refused for good.</summary>
    Final,

    /// <summary>Refused by throttling: not done, try again later.</summary>
    Throttled,

    /// <summary>Refused because another change of the same entity is under way.</summary>
    Busy,

    /// <summary>The entity is not there; it may be on its way if it was made a moment ago.</summary>
    Missing,

    /// <summary>Never reached AWS.</summary>
    Unreached,

    /// <summary>Something that is not AWS answered as if it had done the work, or with a 5xx; most likely it always does.</summary>
    Foreign,

    /// <summary>Sent, but the answer is lost or a 5xx: the work may have been done.</summary>
    Unknown,
}
