namespace AdminIam.Sessions;

/// <summary>The current session of a runspace that runs commands for one account at a time.</summary>
internal sealed class RunspaceSession
{
    private AdminSession? _account;
    private AdminSession? _connected;

    /// <summary>The session that the commands connected last; otherwise that of the account. Without one of their own,
    /// commands would use the default credentials, which belong to another account.</summary>
    public AdminSession? Current
    {
        get => _connected ?? _account;
        set => _connected = value;
    }

    /// <summary>Whether the commands removed this module from the runspace.</summary>
    public bool HasNoModule { get; set; }

    /// <summary>Sets the account of the next commands.</summary>
    /// <param name="session">The session of the account; <see langword="null"/> at the end of the commands.</param>
    public void Use(AdminSession? session)
    {
        _account = session;
        _connected = null;
    }
}
