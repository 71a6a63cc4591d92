namespace AdminIam.Engine.Aws.Calls;

/// <summary>How long a call is tried again before it fails.</summary>
public sealed record CallBounds
{
    /// <summary>While AWS throttles, or while an entity is busy or not visible yet: two minutes.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long something just made may stay out of AWS's lists: five seconds. New entities are usually visible
    /// within two.</summary>
    public TimeSpan Visibility { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>While answers get lost or are 5xx: thirty seconds.</summary>
    public TimeSpan Lost { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>While the endpoint cannot be reached at all, or something that is not AWS answers: three seconds.</summary>
    public TimeSpan Unreached { get; init; } = TimeSpan.FromSeconds(3);
}
