using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Locks;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Locks users out at once, and remembers what it takes so that Unlock-AdminUser can give it back.</summary>
/// <remarks>
/// <para>First, for everybody who comes in, an inline policy named AdminIamLock denies everything, sessions already issued
/// included, and the access keys are switched off. Then SSH keys, service credentials and signing certificates are. The
/// same policy lists, readable in the console, what was active before; what was inactive stays so on unlocking.</para>
/// <para>A locked user can still sign in to the console, but do nothing there. -RemovePassword deletes the console password
/// as well; AWS cannot give that one back. Sessions of roles that the user took on before are the roles' own and go on.</para>
/// <para>You and the last user with full administrator access are not locked without -Force. A lock that was broken off is
/// completed by the same command again, and still knows how things were at first.</para>
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
    private UserLocker? _locker;

    /// <summary>The user's name.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Alias("Name")]
    [Column("User", IsName = true, IsRequired = true)]
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
    private protected override void Process(InputRecord record)
    {
        _locker ??= new UserLocker(
            Iam, Stop, new LockOptions { RemovePassword = RemovePassword, Force = Force, Everybody = All });
        if (!All)
            LockKeys(record.Name);
        else if (TryAwait(null, _locker.EverybodyElseAsync, out var names))
            names.ToList().ForEach(LockKeys);
    }

    /// <summary>Switches off the rest, when the access keys of all users are off.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        _secondHalves.ForEach(half => half());
        base.EndProcessing();
    }

    private void LockKeys(string userName)
    {
        if (!_seen.Add(userName) || !TryAwait(userName, () => _locker!.AdmitAsync(userName), out _))
            return;
        if (ShouldProcess(userName, Describe()))
            Submit(userName, () => _locker!.LockKeysAsync(userName), KeysLocked);
        else
            WriteObject(new AdminUser(userName, WhatIfOutcome.Text));
    }

    private void KeysLocked(KeyLock keys) =>
        _secondHalves.Add(() => Submit(keys.UserName, () => _locker!.LockRestAsync(keys), Write));

    private string Describe() =>
        "Deny everything and switch off access keys, SSH keys, service credentials and signing certificates"
        + (RemovePassword ? ", and delete the console password" : string.Empty);

    private void Write(LockedUser locked)
    {
        foreach (var note in locked.Notes)
            WriteVerbose(note);
        WriteObject(new AdminUser(locked));
    }
}
