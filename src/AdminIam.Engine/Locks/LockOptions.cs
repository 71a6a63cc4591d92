namespace AdminIam.Engine.Locks;

/// <summary>How users are to be locked.</summary>
public sealed record LockOptions
{
    /// <summary>Delete the console password too. AWS cannot give it back.</summary>
    public bool RemovePassword { get; init; }

    /// <summary>Lock out the caller and the last administrator as well.</summary>
    public bool Force { get; init; }

    /// <summary>Every user but the caller is locked.</summary>
    public bool Everybody { get; init; }
}
