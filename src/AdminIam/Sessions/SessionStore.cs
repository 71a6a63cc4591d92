namespace AdminIam.Sessions;

/// <summary>The session and the sandbox that cmdlets use when -Session is not specified.</summary>
/// <remarks>No engine type is referenced here, so that removing a module that was never used does not load the
/// engine.</remarks>
internal static class SessionStore
{
    private static AdminSession? s_session;
    private static AdminSandbox? s_sandbox;

    /// <summary>The current session. A previous session is not closed, because a variable may still refer to
    /// it.</summary>
    public static AdminSession? Session
    {
        get => s_session;
        set => s_session = value;
    }

    /// <summary>The sandbox of this process.</summary>
    public static AdminSandbox? Sandbox
    {
        get => s_sandbox;
        set => s_sandbox = value;
    }

    /// <summary>Removes the session and stops the sandbox.</summary>
    public static void Clear()
    {
        s_session = null;
        s_sandbox?.Stop();
        s_sandbox = null;
    }
}
