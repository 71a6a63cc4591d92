namespace AdminIam.Engine.Calls;

/// <summary>How long a call is tried again before it fails.</summary>
public static class CallBounds
{
    /// <summary>While AWS throttles, or while an entity is busy or not visible yet: two minutes.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>How long something just made may stay out of IAM's lists: five seconds. New entities are usually visible
    /// within two.</summary>
    public static readonly TimeSpan Visibility = TimeSpan.FromSeconds(5);

    /// <summary>While answers get lost or are 5xx: thirty seconds.</summary>
    public static readonly TimeSpan Lost = TimeSpan.FromSeconds(30);

    /// <summary>While the endpoint cannot be reached at all: three seconds.</summary>
    public static readonly TimeSpan Unreached = TimeSpan.FromSeconds(3);
}
