namespace AdminIam.Sessions;

/// <summary>The session and the sandbox that cmdlets without a -Session work with.</summary>
/// <remarks>Nothing here names a type of the engine, so that removing a module that was never used does not load it.</remarks>
internal static class SessionStore
{
    private static AdminSession? s_session;
    private static AdminSandbox? s_sandbox;

    /// <summary>The session in use. The one before it is not closed: a variable may hold it.</summary>
    public static AdminSession? Session
    {
        get => s_session;
        set => s_session = value;
    }

    /// <summary>The sandbox that runs in this process.</summary>
    public static AdminSandbox? Sandbox
    {
        get => s_sandbox;
        set => s_sandbox = value;
    }

    /// <summary>Forgets the session and stops the sandbox.</summary>
    public static void Clear()
    {
        s_session = null;
        s_sandbox?.Stop();
        s_sandbox = null;
    }
}
