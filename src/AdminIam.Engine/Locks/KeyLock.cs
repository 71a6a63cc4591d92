namespace AdminIam.Engine.Locks;

/// <summary>A user who is denied everything and whose access keys are off; the rest is still to do.</summary>
public sealed class KeyLock
{
    internal KeyLock(string userName, LockMemory memory, bool changed)
    {
        UserName = userName;
        Memory = memory;
        Changed = changed;
    }

    /// <summary>The user.</summary>
    public string UserName { get; }

    internal LockMemory Memory { get; }

    internal bool Changed { get; }
}
