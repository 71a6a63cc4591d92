namespace AdminIam.Engine.Aws.Calls;

/// <summary>The maximum time for which a call is retried before it fails: for failures in a row of one kind, and
/// <see cref="Patience"/> for all together.</summary>
public sealed record CallBounds
{
    /// <summary>For throttling, and for a resource that is not visible yet: two minutes.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>For a resource that is being modified: two minutes.</summary>
    public TimeSpan Busy { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The time until a new resource must be visible in lists: five seconds. New resources are usually visible
    /// within two.</summary>
    public TimeSpan Visibility { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>For lost responses and status 5xx: thirty seconds.</summary>
    public TimeSpan Lost { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For an endpoint that cannot be reached or that is not AWS: three seconds.</summary>
    public TimeSpan Unreached { get; init; } = TimeSpan.FromSeconds(3);
}
