using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Common;
using AdminIam.Engine.IdentityCenter.Directory;
using AdminIam.Engine.IdentityCenter.Locks;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Restores the access to accounts that Lock-AdminIdentityUser took from users.</summary>
/// <remarks>
/// <para>The user is added to the groups, and the assignments are created again; the command waits until AWS has
/// completed that. What exists is not changed. What was restored is deleted from the file.</para>
/// <para>A group or permission set that was deleted in the meantime cannot be restored, and a warning names it. If a
/// step fails, an error reports it, and the file keeps what is missing, so that the command can be run again.</para>
/// <para>A user whom the file does not contain is not changed, and the outcome is Unchanged. Memberships of groups that
/// an external directory owns are restored only with -Force.</para>
/// </remarks>
/// <example>
/// <summary>Unlock one user</summary>
/// <code>Lock-AdminIdentityUser alice -Confirm:$false
/// Unlock-AdminIdentityUser alice</code>
/// <para>Both use the file AdminIdentityLock.json in the current location.</para>
/// </example>
/// <example>
/// <summary>Unlock with the object of the lock</summary>
/// <code>$locked = Lock-AdminIdentityUser alice -Confirm:$false
/// $locked | Unlock-AdminIdentityUser</code>
/// <para>The object remembers the access, too.</para>
/// </example>
/// <example>
/// <summary>Show what a file remembers</summary>
/// <code>Lock-AdminIdentityUser alice -Path locked.json -Confirm:$false
/// Unlock-AdminIdentityUser -Path locked.json -WhatIf</code>
/// <para>Without -UserName, all users of the file are unlocked.</para>
/// </example>
/// <seealso cref="LockAdminIdentityUserCommand"/>
[Cmdlet(
    VerbsCommon.Unlock, "AdminIdentityUser", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium,
    DefaultParameterSetName = FileSet,
    HelpUri = HelpPage.Folder + "Unlock-AdminIdentityUser.md")]
[OutputType(typeof(AdminIdentityLock))]
[RequiresActions("sso:ListInstances")]
[RequiresActions("identitystore:DescribeUser")]
[RequiresActions("identitystore:GetUserId", When = "for names that the file does not contain")]
[RequiresActions(
    "identitystore:ListUsers", When = "to suggest names", Otherwise = "no similar names are suggested")]
[RequiresActions(
    "identitystore:ListGroupMembershipsForMember", "sso:ListAccountAssignmentsForPrincipal",
    When = "for locked users")]
[RequiresActions(
    "identitystore:DescribeGroup", "identitystore:CreateGroupMembership", When = "for users who were in groups")]
[RequiresActions(
    "identitystore:GetGroupMembershipId", "sso:ListAccountAssignments", When = "if a response is lost")]
[RequiresActions(
    "sso:DescribePermissionSet", "sso:CreateAccountAssignment", "sso:DescribeAccountAssignmentCreationStatus",
    When = "for users who had assignments of their own")]
[RequiresActions(
    "sso:ListAccountAssignmentCreationStatus", When = "if a response is lost, or if many requests are in progress")]
[RequiresActions(
    "organizations:DescribeOrganization", When = "for locked users",
    Otherwise = "the instance is treated as that of an organization")]
public sealed class UnlockAdminIdentityUserCommand : BulkCmdlet
{
    private const string FileSet = "File";
    private readonly IdentityLockFiles _files;
    private IdentityUserUnlocker? _unlocker;

    /// <summary>Creates the command.</summary>
    public UnlockAdminIdentityUserCommand() => _files = new IdentityLockFiles(this);

    /// <summary>The names or IDs of the users. Wildcards are permitted, and select users of the file.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Alias("Name")]
    [Column("User", IsName = true, IsRequired = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(IdentityUserNameCompleter))]
    public string[] UserName { get; set; } = [];

    /// <summary>The file that Lock-AdminIdentityUser wrote. Without -UserName, all users of the file are
    /// unlocked.</summary>
    /// <value>AdminIdentityLock.json</value>
    [Parameter(ParameterSetName = ParameterSets.Name)]
    [Parameter(ParameterSetName = ParameterSets.Input)]
    [Parameter(ParameterSetName = FileSet, Mandatory = true)]
    [Column]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>Also restores memberships of groups that an external directory owns.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        if (record.Source is AdminIdentityLock locked)
        {
            // The object suffices if the file was deleted.
            var path = Path ?? locked.Path;
            IdentityLockFile? known = null;
            if (path is null || !File.Exists(_files.Resolve(path))
                || _files.TryOpen(record.Name, path, mustExist: true, out known))
            {
                Unlock(locked.Engine, known);
            }

            return;
        }

        if (!_files.TryOpen(NameArgument.OrNull(record.Name), Path, mustExist: true, out var file))
            return;
        foreach (var one in Select(record.Name, file))
            Unlock(one, file);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _unlocker?.Dispose();
        _files.Dispose();
    }

    private IReadOnlyList<IdentityLock> Select(string name, IdentityLockFile file)
    {
        var locks = file.Locks;
        if (name.Length == 0)
            return locks;
        var exact = locks.Where(one =>
            one.UserId == name || string.Equals(one.UserName, name, StringComparison.OrdinalIgnoreCase)).ToList();
        if (exact.Count > 0)
            return exact;
        if (NameArgument.IsPattern(name))
            return [.. locks.Where(one => NameArgument.Pattern(name).IsMatch(one.UserName))];
        if (!TryAwait(name, () => new UserFinder(Center).GetAsync(name), out var user))
            return [];
        // The user may have another name since the lock.
        if (file.Find(user.UserId) is { } renamed)
            return [renamed];
        WriteObject(new AdminIdentityLock(IdentityUserUnlocker.Nothing(user), Outcome.Unchanged, file.Path));
        return [];
    }

    private void Unlock(IdentityLock removed, IdentityLockFile? file)
    {
        var unlocker = _unlocker ??= new IdentityUserUnlocker(Center, Force);
        // Determining what is restored requires API calls, so it is done only if the text is displayed.
        var action = "Restore what the lock removed";
        if (Questions.AreShown(this))
        {
            if (!TryAwait(removed.UserName, () => unlocker.PlanAsync(removed), out var plan))
                return;
            action = plan.Describe();
        }

        if (ShouldProcess(removed.UserName, action))
            Submit(removed.UserName, () => unlocker.UnlockAsync(removed, file), result => Write(result, file?.Path));
        else
            WriteObject(new AdminIdentityLock(removed, Outcome.WhatIf, file?.Path));
    }

    private void Write(IdentityLockResult result, string? path)
    {
        // The user is written first, because a warning may end the pipeline.
        WriteObject(new AdminIdentityLock(result.Lock, result.Outcome, path));
        foreach (var warning in result.Warnings)
            WriteWarning(warning);
        if (result.Failure is not null)
            Fail(result.Failure, result.Lock.UserName);
    }
}
