using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Common;
using AdminIam.Engine.Iam.Locks;
using AdminIam.Engine.Iam.Safety;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Locks users out immediately, and records what was active so that Unlock-AdminUser can restore it.</summary>
/// <remarks>
/// <para>First, for all users of the command, an inline policy named AdminIamLock denies all actions, including those
/// of existing sessions, and the access keys are disabled. Then SSH keys, service-specific credentials and signing
/// certificates are disabled. The policy also lists what was active before, so that it can be read in the console; what
/// was inactive stays inactive when the user is unlocked. A policy of that name that is not exactly as this command
/// writes it is replaced, and its list is not used.</para>
/// <para>If that policy cannot be read or written, for example because the inline policies reach their size quota, the
/// AWS managed policy AWSDenyAll is attached instead, and the tags AdminIamLock1, AdminIamLock2 and so on list what was
/// active. A warning reports this.</para>
/// <para>Every step is attempted even if others fail. The outcome is Locked only if all steps are verified; otherwise
/// it is Incomplete, and a warning or an error reports what is missing.</para>
/// <para>A locked user can still sign in to the console, but cannot perform any action. -RemovePassword also deletes
/// the console password, which cannot be restored. Sessions of roles that the user assumed before are not affected,
/// because they have the permissions of the role.</para>
/// <para>You and the last administrator who can still sign in are not locked without -Force. If a pattern or the
/// pipeline selects the users, you are skipped with a warning. If the command is interrupted, run it again to complete
/// the lock; the original state is preserved.</para>
/// </remarks>
/// <example>
/// <summary>Lock one user</summary>
/// <code>Lock-AdminUser alice -Confirm:$false</code>
/// <para>Without -Confirm:$false, the command prompts for confirmation.</para>
/// </example>
/// <example>
/// <summary>Lock the members of a group</summary>
/// <code>Get-AdminGroupMember Administrators | Lock-AdminUser -Force -Confirm:$false</code>
/// <para>With -Force, the users are locked even if no administrator remains.</para>
/// </example>
/// <example>
/// <summary>Preview a lock by pattern</summary>
/// <code>Lock-AdminUser 'temp-*' -WhatIf</code>
/// <para>Shows the users that would be locked.</para>
/// </example>
/// <example>
/// <summary>Lock all users except yourself</summary>
/// <code>Lock-AdminUser -All -Confirm:$false</code>
/// <para>The access keys of all users are disabled first.</para>
/// </example>
/// <seealso cref="RemoveAdminUserPasswordCommand"/>
/// <seealso cref="DisableAdminAccessKeyCommand"/>
[Cmdlet(
    VerbsCommon.Lock, "AdminUser", DefaultParameterSetName = ParameterSets.Name, SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High,
    HelpUri = HelpPage.Folder + "Lock-AdminUser.md")]
[OutputType(typeof(AdminUser))]
[RequiresActions(
    "iam:PutUserPolicy", "iam:GetUserPolicy", Otherwise = "AWSDenyAll is attached and a warning states the reason")]
[RequiresActions(
    "iam:GetUser", "iam:ListAccessKeys", "iam:ListSSHPublicKeys", "iam:ListServiceSpecificCredentials",
    "iam:ListSigningCertificates")]
[RequiresActions(
    "iam:UpdateAccessKey", "iam:UpdateSSHPublicKey", "iam:UpdateServiceSpecificCredential",
    "iam:UpdateSigningCertificate", When = "for active credentials")]
[RequiresActions("iam:ListUsers", When = "with -All, for names with wildcards, and to suggest names")]
[RequiresActions("iam:GetLoginProfile", "iam:DeleteLoginProfile", Parameters = [nameof(RemovePassword)])]
[RequiresActions("iam:GetAccountAuthorizationDetails", When = "without -Force")]
[RequiresActions("iam:GetLoginProfile", When = "without -Force, if administrators are affected")]
[RequiresActions(
    "iam:AttachUserPolicy", When = "if the inline policy cannot be read or written", ManagedPolicy = "AWSDenyAll")]
[RequiresActions(
    "iam:ListAttachedUserPolicies", When = "if the inline policy cannot be read or written",
    Otherwise = "Unlock-AdminUser does not detach AWSDenyAll")]
[RequiresActions(
    "iam:TagUser", "iam:UntagUser", When = "if the inline policy cannot be read or written",
    Otherwise = "only a warning lists what was active")]
public sealed class LockAdminUserCommand : BulkCmdlet
{
    private const string AllSet = "All";
    private readonly HashSet<string> _seen = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Action> _secondHalves = [];
    private readonly List<string> _halfDone = [];
    private UserLocker? _locker;
    private LockPreview? _preview;
    private RemovalGuard<PowerLoss>? _guard;

    /// <summary>The names of the users. Wildcards are permitted.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Alias("Name")]
    [Column("User", IsName = true, IsRequired = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(UserNameCompleter))]
    public string[] UserName { get; set; } = [];

    /// <summary>Locks all users except the user of the current session.</summary>
    [Parameter(ParameterSetName = AllSet, Mandatory = true)]
    public SwitchParameter All { get; set; }

    /// <summary>Also deletes the console password, which cannot be restored.</summary>
    [Parameter]
    public SwitchParameter RemovePassword { get; set; }

    /// <summary>Locks the users even if you or the last administrator are among them.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override IEnumerable<string> HalfDone => _halfDone;

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var options = new LockOptions { RemovePassword = RemovePassword };
        _locker ??= new UserLocker(Run, options);
        _preview ??= new LockPreview(Run, options);
        _guard ??= RemovalGuards.OfAccount(this, Force, callerRemains: All);
        var isSelected = All || MyInvocation.ExpectingInput || NameArgument.IsPattern(record.Name);
        // All names are read before the first change, because changes may affect the listing.
        var names = ReadUserNames(All ? "*" : record.Name).ToList();
        if (All)
        {
            names.RemoveAll(
                name => string.Equals(name, Run.Session.Identity.UserName, StringComparison.OrdinalIgnoreCase));
        }

        names.ForEach(name => LockKeys(name, isSelected));
    }

    /// <summary>Disables the other credentials after the access keys of all users are disabled.</summary>
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
        var action = "Deny all actions and disable active credentials";
        // Listing the credentials requires API calls, so they are read only if they are displayed.
        if (Questions.AreShown(this)
            && !TryAwait(userName, () => _preview!.DescribeAsync(userName), out action))
        {
            return;
        }

        if (_guard.Confirm(userName, action, loss))
            Submit(userName, () => _locker!.LockKeysAsync(userName), KeysLocked);
        else
            WriteObject(View.Changed(new AdminUser(userName, Outcome.WhatIf)));
    }

    private void KeysLocked(LockProgress keys)
    {
        _halfDone.Add(keys.UserName);
        _secondHalves.Add(() => Submit(keys.UserName, () => _locker!.LockRestAsync(keys), Write));
    }

    private void Write(LockedUser locked)
    {
        _halfDone.Remove(locked.UserName);
        foreach (var note in locked.Notes)
            WriteVerbose(note);
        var output = locked.User is null ? new AdminUser(locked.UserName, locked.Outcome) : new AdminUser(locked);
        WriteObject(View.Changed(output));
        foreach (var warning in locked.Warnings)
            WriteWarning(warning);
        if (locked.Failure is not null)
            Fail(locked.Failure, locked.UserName);
    }
}
