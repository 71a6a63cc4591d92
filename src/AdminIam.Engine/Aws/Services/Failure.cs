namespace AdminIam.Engine.Aws.Services;

/// <summary>The class of a failed call: whether it was processed, and whether a retry is useful.</summary>
internal enum Failure
{
    /// <summary>The call was rejected permanently.</summary>
    Final,

    /// <summary>The call was throttled: not processed, retry later.</summary>
    Throttled,

    /// <summary>The call was rejected because the resource is being modified.</summary>
    Busy,

    /// <summary>The resource was not found. If it was just created, it may not be visible yet.</summary>
    Missing,

    /// <summary>The call did not reach AWS.</summary>
    Unreached,

    /// <summary>The response is not from AWS and reports success or status 5xx. A retry is probably not
    /// useful.</summary>
    Foreign,

    /// <summary>The call was sent, but the response was lost or has status 5xx: it may have been processed.</summary>
    Unknown,
}
