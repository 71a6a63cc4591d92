namespace AdminIam.Runspaces;

/// <summary>Opens the sessions of accounts. Safe for several threads at once.</summary>
internal interface IAccountSessions
{
    /// <summary>Opens the session of an account.</summary>
    /// <param name="target">The account and its role.</param>
    AdminSession Open(AccountTarget target);

    /// <summary>Closes a session, unless it is the caller's.</summary>
    /// <param name="session">A session that was opened here.</param>
    void Close(AdminSession session);
}
