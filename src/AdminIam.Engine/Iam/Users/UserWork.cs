using AdminIam.Engine.CredentialFiles;

namespace AdminIam.Engine.Iam.Users;

/// <summary>The state of one user in a run: the request, the current user and the changes.</summary>
internal sealed class UserWork
{
    private readonly object _lock = new();

    /// <summary>Creates the state for a user.</summary>
    /// <param name="run">What all users of the run share.</param>
    /// <param name="request">The requested settings, with resolved groups and boundary.</param>
    /// <param name="user">The current user.</param>
    /// <param name="isCreated">Whether this run created the user.</param>
    public UserWork(UserRun run, UserRequest request, UserRecord user, bool isCreated)
    {
        Run = run;
        Request = request;
        User = user;
        IsCreated = isCreated;
        Undo = new UndoList(run.Iam);
    }

    /// <summary>What all users of the run share.</summary>
    public UserRun Run { get; }

    /// <summary>The requested settings.</summary>
    public UserRequest Request { get; }

    /// <summary>The changed user.</summary>
    public UserRecord User { get; private set; }

    /// <summary>Whether this run created the user.</summary>
    public bool IsCreated { get; }

    /// <summary>The changes to the user, and how to revert them.</summary>
    public UndoList Undo { get; }

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
