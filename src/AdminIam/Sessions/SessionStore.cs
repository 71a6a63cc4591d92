namespace AdminIam.Sessions;

/// <summary>The session and the sandbox that cmdlets use when -Session is not specified.</summary>
/// <remarks>No engine type is referenced here, so that removing a module that was never used does not load the
/// engine.</remarks>
internal static class SessionStore
{
    /// <summary>The current session. A previous session is not closed, because a variable may still refer to
    /// it.</summary>
    public static AdminSession? Session { get; set; }

    /// <summary>The sandbox of this process.</summary>
    public static AdminSandbox? Sandbox { get; set; }

    /// <summary>Removes the session and stops the sandbox.</summary>
    public static void Clear()
    {
        Session = null;
        Sandbox?.Stop();
        Sandbox = null;
    }
}
