using AdminIam.Engine.Calls;
using AdminIam.Engine.Errors;
using AdminIam.Engine.Names;
using AdminIam.Engine.Sessions;
using AdminIam.Engine.Users;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Locks;

/// <summary>Locks users out and lets them in again; one locker serves all users of a run.</summary>
public sealed class UserLocker
{
    // What the IAM console calls the policy by which it ends the sessions of a role.
    private const string RevocationPolicy = "AWSRevokeOlderSessions";

    private static readonly CredentialKind[] LesserKinds =
        [CredentialKind.SshKey, CredentialKind.ServiceCredential, CredentialKind.Certificate];

    private readonly IamSession _session;
    private readonly StopSignal _stop;
    private readonly LockOptions _options;
    private readonly LockGuard _guard;
    private readonly AccountNames _names;
    private readonly UserReader _reader;
    private readonly UserCredentials _credentials;
    private readonly LoginProfileWriter _profiles;

    /// <summary>Makes a locker for one run.</summary>
    /// <param name="session">The account.</param>
    /// <param name="stop">Ends the run.</param>
    /// <param name="options">How to lock.</param>
    public UserLocker(IamSession session, StopSignal stop, LockOptions options)
    {
        _session = session;
        _stop = stop;
        _options = options;
        _guard = new LockGuard(session, stop, options);
        _names = new AccountNames(session, stop);
        _reader = new UserReader(session, stop);
        _credentials = new UserCredentials(session, stop);
        _profiles = new LoginProfileWriter(session, stop);
    }

    private IAmazonIdentityManagementService Iam => _session.Iam;

    /// <summary>The names of all users but the caller.</summary>
    public async Task<IReadOnlyList<string>> EverybodyElseAsync()
    {
        var names = await NamePages.Users(_session, _stop).ToListAsync().ConfigureAwait(false);
        return names.Where(name => !string.Equals(name, _session.Identity.UserName, StringComparison.OrdinalIgnoreCase)).ToList();
    }

    /// <summary>Refuses to lock the caller and the last administrator. One user at a time.</summary>
    /// <param name="userName">The user.</param>
    /// <returns>The user's name.</returns>
    public async Task<string> AdmitAsync(string userName)
    {
        IamNames.CheckUserName(userName);
        if (!_options.Force)
            await _guard.AdmitAsync(userName).ConfigureAwait(false);
        return userName;
    }

    /// <summary>Denies a user everything and switches the access keys off: the first half of a lock.</summary>
    /// <param name="userName">The user.</param>
    public async Task<KeyLock> LockKeysAsync(string userName)
    {
        var remembering = FindMemoryAsync(userName);
        var active = await ActiveAsync(CredentialKind.AccessKey, userName).ConfigureAwait(false);
        var known = await remembering.ConfigureAwait(false);
        var memory = (known ?? new LockMemory(DateTime.UtcNow, [], Password: false)).With(active);
        // What is about to be taken is written down first: a lock that breaks off here can be run again.
        if (known is null || memory.Credentials.Count > known.Credentials.Count)
            await RememberAsync(userName, memory).ConfigureAwait(false);
        await SwitchOffAsync(userName, active).ConfigureAwait(false);
        return new KeyLock(userName, memory, changed: known is null || active.Count > 0);
    }

    /// <summary>Switches off every other way in: the second half of a lock.</summary>
    /// <param name="keys">The first half.</param>
    public async Task<LockedUser> LockRestAsync(KeyLock keys)
    {
        var userName = keys.UserName;
        var reading = _reader.GetAsync(userName, _names);
        var hasPassword = _options.RemovePassword && await _profiles.ExistsAsync(userName).ConfigureAwait(false);
        var active = (await Task.WhenAll(LesserKinds.Select(kind => ActiveAsync(kind, userName))).ConfigureAwait(false))
            .SelectMany(list => list).ToList();
        var memory = keys.Memory.With(active) with { Password = keys.Memory.Password || hasPassword };
        if (memory.Credentials.Count > keys.Memory.Credentials.Count || memory.Password != keys.Memory.Password)
            await RememberAsync(userName, memory).ConfigureAwait(false);
        await SwitchOffAsync(userName, active).ConfigureAwait(false);
        if (hasPassword)
            await _profiles.DeleteAsync(userName, _stop).ConfigureAwait(false);

        var changed = keys.Changed || active.Count > 0 || hasPassword;
        var notes = memory.Credentials.Select(taken => $"Took {taken.Kind} {taken.Id} from '{userName}'.").ToList();
        return new LockedUser(
            await reading.ConfigureAwait(false), changed ? Outcome.Locked : Outcome.Unchanged, notes);
    }

    /// <summary>Gives a user back what a lock took, no more and no less.</summary>
    /// <param name="userName">The user.</param>
    /// <param name="revokeSessions">Keep sessions issued until now from coming back to life.</param>
    public async Task<LockedUser> UnlockAsync(string userName, bool revokeSessions)
    {
        var user = await _reader.GetAsync(userName, _names).ConfigureAwait(false);
        if (await FindMemoryAsync(userName).ConfigureAwait(false) is not { } memory)
            return new LockedUser(user, Outcome.Unchanged, []);

        var there = await Task.WhenAll(memory.Credentials.Select(
            taken => _credentials.SwitchAsync(userName, taken.Kind, taken.Id, active: true))).ConfigureAwait(false);
        if (revokeSessions)
            await PutPolicyAsync(userName, RevocationPolicy, LockPolicy.WriteRevocation(DateTime.UtcNow)).ConfigureAwait(false);
        // Last, so that an unlocking that breaks off can be run again.
        await _session.Calls.RemovalAsync(token => Iam.DeleteUserPolicyAsync(
            new DeleteUserPolicyRequest { UserName = userName, PolicyName = LockPolicy.Name }, token), _stop).ConfigureAwait(false);

        var notes = memory.Credentials.Where((_, i) => !there[i])
            .Select(gone => $"{gone.Kind} {gone.Id} of '{userName}' was deleted while the user was locked.").ToList();
        if (memory.Password)
        {
            notes.Add(
                $"The lock removed the console password of '{userName}', and AWS cannot give it back. "
                + "Set-AdminUserPassword sets a new one.");
        }

        return new LockedUser(user, Outcome.Unlocked, notes);
    }

    private async Task<List<TakenCredential>> ActiveAsync(CredentialKind kind, string userName)
    {
        try
        {
            var all = await _credentials.ListAsync(kind, userName).ConfigureAwait(false);
            return all.Where(credential => credential.IsActive).Select(credential => new TakenCredential(kind, credential.Id)).ToList();
        }
        catch (NoSuchEntityException e)
        {
            throw await _names.UserNotFoundAsync(userName, e).ConfigureAwait(false);
        }
    }

    private Task SwitchOffAsync(string userName, IEnumerable<TakenCredential> taken) => Task.WhenAll(
        taken.Select(credential => _credentials.SwitchAsync(userName, credential.Kind, credential.Id, active: false)));

    private async Task<LockMemory?> FindMemoryAsync(string userName)
    {
        try
        {
            var answer = await _session.Calls.RepeatableAsync(
                token => Iam.GetUserPolicyAsync(
                    new GetUserPolicyRequest { UserName = userName, PolicyName = LockPolicy.Name }, token), _stop).ConfigureAwait(false);
            return LockPolicy.Read(Uri.UnescapeDataString(answer.PolicyDocument));
        }
        catch (NoSuchEntityException)
        {
            return null;
        }
        catch (FormatException e)
        {
            throw new AdminException(
                "LockUnreadable", ErrorKind.InvalidOperation, userName,
                $"The inline policy {LockPolicy.Name} of '{userName}' no longer says what the lock took.",
                "Switch on what the user needs, then delete that policy by hand.", e);
        }
    }

    private Task RememberAsync(string userName, LockMemory memory) =>
        PutPolicyAsync(userName, LockPolicy.Name, LockPolicy.Write(memory));

    private async Task PutPolicyAsync(string userName, string policyName, string document)
    {
        try
        {
            await _session.Calls.RepeatableAsync(
                token => Iam.PutUserPolicyAsync(
                    new PutUserPolicyRequest { UserName = userName, PolicyName = policyName, PolicyDocument = document }, token),
                _stop, exists: true).ConfigureAwait(false);
        }
        catch (LimitExceededException e)
        {
            throw new AdminException(
                "QuotaExceeded", ErrorKind.LimitExceeded, userName,
                $"The inline policies of '{userName}' leave no room for {policyName}.",
                "Inline policies of a user have 2,048 characters together: make one a managed policy. "
                + "Until then Disable-AdminAccessKey switches the keys off.", e);
        }
    }
}
