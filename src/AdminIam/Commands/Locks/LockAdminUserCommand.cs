using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Common;
using AdminIam.Engine.Iam.Locks;
using AdminIam.Engine.Iam.Safety;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Locks users out at once, and remembers what it takes so that Unlock-AdminUser can give it back.</summary>
/// <remarks>
/// <para>First, for all users of the command, an inline policy named AdminIamLock denies everything, sessions already issued
/// included, and the access keys are switched off. Then SSH keys, service credentials and signing certificates are. The
/// same policy lists, readable in the console, what was active before; what was inactive stays so on unlocking. A policy of that
/// name that is not exactly as this command writes it is replaced, and what it lists is not relied on.</para>
/// <para>Where that policy cannot be read or written, for example because other inline policies leave no room, the AWS managed policy
/// AWSDenyAll is attached instead, and tags AdminIamLock1 and so on list what was active. A warning says so.</para>
/// <para>Every step is tried whatever becomes of the others. A user is Locked only where everything was checked and done; else the
/// outcome is Incomplete, and a warning or an error says what is missing.</para>
/// <para>A locked user can still sign in to the console, but do nothing there. -RemovePassword deletes the console password
/// as well; AWS cannot give that one back. Sessions of roles that the user took on before are the roles' own and go on.</para>
/// <para>You and the last administrator who can still sign in are not locked without -Force. Where a pattern or a pipeline gives the
/// users, you are left out with a warning. A lock that was interrupted is completed by the same command again, and still knows how
/// things were at first.</para>
/// </remarks>
/// <example>
/// <summary>Lock one user</summary>
/// <code>Lock-AdminUser alice -Confirm:$false</code>
/// <para>Without -Confirm:$false you are asked first.</para>
/// </example>
/// <example>
/// <summary>Lock a group's members</summary>
/// <code>Get-AdminGroupMember Administrators | Lock-AdminUser -Force -Confirm:$false</code>
/// <para>With -Force even where that leaves no administrator.</para>
/// </example>
/// <example>
/// <summary>Lock the users whose names begin alike</summary>
/// <code>Lock-AdminUser 'temp-*' -WhatIf</code>
/// <para>Says whom it would lock.</para>
/// </example>
/// <example>
/// <summary>Lock everybody but you</summary>
/// <code>Lock-AdminUser -All -Confirm:$false</code>
/// <para>The keys of all users are off before anything else is done.</para>
/// </example>
[Cmdlet(
    VerbsCommon.Lock, "AdminUser", DefaultParameterSetName = ParameterSets.Name, SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(AdminUser))]
public sealed class LockAdminUserCommand : BulkCmdlet
{
    private const string AllSet = "All";
    private readonly HashSet<string> _seen = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Action> _secondHalves = [];
    private readonly List<string> _halfDone = [];
    private UserLocker? _locker;
    private RemovalGuard? _guard;

    /// <summary>The users' names; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Alias("Name")]
    [Column("User", IsName = true, IsRequired = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(UserNameCompleter))]
    public string[] UserName { get; set; } = [];

    /// <summary>Lock every user but the one whose credentials are in use.</summary>
    [Parameter(ParameterSetName = AllSet, Mandatory = true)]
    public SwitchParameter All { get; set; }

    /// <summary>Delete the console password too. AWS cannot give it back.</summary>
    [Parameter]
    public SwitchParameter RemovePassword { get; set; }

    /// <summary>Lock yourself and the last administrator as well.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override IEnumerable<string> HalfDone => _halfDone;

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        _locker ??= new UserLocker(Iam, Stop, new LockOptions { RemovePassword = RemovePassword });
        _guard ??= new RemovalGuard(this, Force) { CallerRemains = All };
        var isSelected = All || MyInvocation.ExpectingInput || Names.IsPattern(record.Name);
        // All names before the first change: what is changed may be what the list is read by.
        var names = ReadUserNames(All ? "*" : record.Name).ToList();
        if (All)
            names.RemoveAll(name => string.Equals(name, Iam.Identity.UserName, StringComparison.OrdinalIgnoreCase));
        names.ForEach(name => LockKeys(name, isSelected));
    }

    /// <summary>Switches off the rest, when the access keys of all users are off.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        _secondHalves.ForEach(half => half());
        base.EndProcessing();
    }

    private void LockKeys(string userName, bool isSelected)
    {
        var loss = PowerLoss.OfUser(userName);
        if (!_seen.Add(userName) || !_guard!.Admit(userName, "Locking this user", loss, isSelected))
            return;
        if (_guard.Confirm(userName, Describe(), loss))
            Submit(userName, () => _locker!.LockKeysAsync(userName), KeysLocked);
        else
            WriteObject(new AdminUser(userName, Outcome.WhatIf));
    }

    private void KeysLocked(KeyLock keys)
    {
        _halfDone.Add(keys.UserName);
        _secondHalves.Add(() => Submit(keys.UserName, () => _locker!.LockRestAsync(keys), Write));
    }

    private string Describe() =>
        "Deny everything and switch off access keys, SSH keys, service credentials and signing certificates"
        + (RemovePassword ? ", and delete the console password" : string.Empty);

    private void Write(LockedUser locked)
    {
        _halfDone.Remove(locked.UserName);
        foreach (var note in locked.Notes)
            WriteVerbose(note);
        WriteObject(locked.User is null ? new AdminUser(locked.UserName, locked.Outcome) : new AdminUser(locked));
        foreach (var warning in locked.Warnings)
            WriteWarning(warning);
        if (locked.Failure is not null)
            Fail(locked.Failure, locked.UserName);
    }
}
