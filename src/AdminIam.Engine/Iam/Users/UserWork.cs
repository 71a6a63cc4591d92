using AdminIam.Engine.CredentialFiles;

namespace AdminIam.Engine.Iam.Users;

/// <summary>The state of one user in a run: the request, the current user and the changes.</summary>
/// <param name="run">What all users of the run share.</param>
/// <param name="request">The requested settings, with resolved groups and boundary.</param>
/// <param name="user">The current user.</param>
/// <param name="isCreated">Whether this run created the user.</param>
internal sealed class UserWork(UserRun run, UserRequest request, UserRecord user, bool isCreated)
{
    private readonly object _lock = new();

    /// <summary>What all users of the run share.</summary>
    public UserRun Run { get; } = run;

    /// <summary>The requested settings.</summary>
    public UserRequest Request { get; } = request;

    /// <summary>The changed user.</summary>
    public UserRecord User { get; private set; } = user;

    /// <summary>Whether this run created the user.</summary>
    public bool IsCreated { get; } = isCreated;

    /// <summary>The changes to the user, and how to revert them.</summary>
    public UndoList Undo { get; } = new(run.Iam);

    /// <summary>The name of the user, as in the account.</summary>
    public string UserName => User.UserName;

    /// <summary>The run.</summary>
    public IamRun Iam => Run.Iam;

    /// <summary>The credentials file in which every secret is saved before it is reported, if any.</summary>
    public CredentialLedger? Ledger => Run.Ledger;

    /// <summary>Updates the user.</summary>
    /// <param name="change">Returns the changed user.</param>
    public void Note(Func<UserRecord, UserRecord> change)
    {
        lock (_lock)
            User = change(User);
    }
}
