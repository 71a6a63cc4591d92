using AdminIam.Engine.CredentialFiles;

namespace AdminIam.Engine.Iam.Users;

/// <summary>The work on one user of a run: what is asked for, what the user is now, and what has been done.</summary>
internal sealed class UserWork
{
    private readonly object _lock = new();

    /// <summary>Begins the work on a user.</summary>
    /// <param name="run">What all users of the run share.</param>
    /// <param name="request">The requested settings, with groups and boundary resolved.</param>
    /// <param name="user">The user as it is.</param>
    /// <param name="isCreated">Whether this run created the user.</param>
    public UserWork(UserRun run, UserRequest request, UserRecord user, bool isCreated)
    {
        Run = run;
        Request = request;
        User = user;
        IsCreated = isCreated;
        Made = new MadeThings(run.Iam);
    }

    /// <summary>What all users of the run share.</summary>
    public UserRun Run { get; }

    /// <summary>The requested settings.</summary>
    public UserRequest Request { get; }

    /// <summary>The user as it is now.</summary>
    public UserRecord User { get; private set; }

    /// <summary>Whether this run created the user.</summary>
    public bool IsCreated { get; }

    /// <summary>What this run did to the user, and how to undo it.</summary>
    public MadeThings Made { get; }

    /// <summary>The user's name, as the account spells it.</summary>
    public string UserName => User.UserName;

    /// <summary>The run, as the calls to IAM see it.</summary>
    public IamRun Iam => Run.Iam;

    /// <summary>Where every secret goes before it is reported, if anywhere.</summary>
    public CredentialLedger? Ledger => Run.Ledger;

    /// <summary>Notes what became of the user.</summary>
    /// <param name="change">The user afterwards, given the user before.</param>
    public void Note(Func<UserRecord, UserRecord> change)
    {
        lock (_lock)
            User = change(User);
    }
}
