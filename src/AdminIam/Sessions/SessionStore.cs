using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace AdminIam.Sessions;

/// <summary>The session and the sandbox that cmdlets use when -Session is not specified.</summary>
/// <remarks>No engine type is referenced here, so that removing a module that was never used does not load the
/// engine.</remarks>
internal static class SessionStore
{
    private static readonly ConditionalWeakTable<Runspace, RunspaceSession> Owned = new();
    private static AdminSession? _session;

    /// <summary>The current session: in a runspace that runs commands for one account, the session of that account,
    /// otherwise that of the process. A previous session is not closed, because a variable may still refer to
    /// it.</summary>
    public static AdminSession? Session
    {
        get => Own is { } own ? own.Current : _session;
        set
        {
            if (Own is { } own)
                own.Current = value;
            else
                _session = value;
        }
    }

    /// <summary>The sandbox of this process.</summary>
    public static AdminSandbox? Sandbox { get; set; }

    /// <summary>Whether the current runspace runs commands for one account.</summary>
    public static bool IsOfAccount => Own is not null;

    /// <summary>The session of the current runspace, if it has one of its own.</summary>
    public static RunspaceSession? Own =>
        Runspace.DefaultRunspace is { } runspace && Owned.TryGetValue(runspace, out var own) ? own : null;

    /// <summary>Gives a runspace a current session of its own, which is not that of the process.</summary>
    /// <param name="runspace">The runspace, before it is opened.</param>
    public static RunspaceSession Separate(Runspace runspace) => Owned.GetValue(runspace, _ => new RunspaceSession());

    /// <summary>Removes the session and stops the sandbox.</summary>
    public static void Clear()
    {
        Session = null;
        Sandbox?.Stop();
        Sandbox = null;
    }
}
