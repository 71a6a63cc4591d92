using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Iam.Groups;
using AdminIam.Engine.Iam.Safety;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Removes groups.</summary>
/// <remarks><para>A group with members or policies is refused. With -Force they are taken out of it first; the users and
/// the managed policies themselves stay.</para>
/// <para>Not even -Force removes a group that gives you, or the last administrator who can still sign in, the power of an
/// administrator: -AllowLockout does. Where a pattern or a pipeline gives the groups, those that give you the power are left out with a
/// warning.</para></remarks>
/// <example>
/// <summary>Remove an empty group</summary>
/// <code>Remove-AdminGroup Auditors -Confirm:$false</code>
/// <para>Fails when the group still has members or policies.</para>
/// </example>
/// <example>
/// <summary>See what would go</summary>
/// <code>Get-AdminGroup Test* | Remove-AdminGroup -Force -WhatIf</code>
/// <para>Nothing is changed.</para>
/// </example>
[Cmdlet(
    VerbsCommon.Remove, "AdminGroup", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(void))]
public sealed class RemoveAdminGroupCommand : InputCmdlet
{
    private GroupRemover? _remover;
    private RemovalGuard? _guard;

    /// <summary>The group's name; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Alias("Name")]
    [SupportsWildcards]
    [Column("Group", IsName = true, IsRequired = true)]
    [ArgumentCompleter(typeof(GroupNameCompleter))]
    public string[] GroupName { get; set; } = [];

    /// <summary>Take members and policies out of the group first.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Remove even a group that you or the last administrator have the power by.</summary>
    [Parameter]
    public SwitchParameter AllowLockout { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var groupName = record.Name;
        _remover ??= new GroupRemover(Iam, Stop);
        if (!Names.IsPattern(groupName))
        {
            Remove(groupName, MyInvocation.ExpectingInput);
            return;
        }

        var pattern = Names.Pattern(groupName);
        if (TryAwait(groupName, () => new GroupReader(Iam, Stop).List().ToListAsync(), out var groups))
            groups.Where(group => pattern.IsMatch(group.GroupName)).ToList().ForEach(group => Remove(group.GroupName, isSelected: true));
    }

    private void Remove(string groupName, bool isSelected)
    {
        _guard ??= new RemovalGuard(this, AllowLockout, "-AllowLockout");
        // Without -Force a group with members or policies stays, and one without them gives nobody power.
        var loss = Force ? PowerLoss.OfGroup(groupName) : PowerLoss.Nothing;
        if (Force && !_guard.Admit(groupName, "Removing this group", loss, isSelected))
            return;
        if (_guard.Confirm(groupName, Force ? "Take out members and policies, remove group" : "Remove group", loss))
            TryAwait(groupName, () => _remover!.RemoveAsync(groupName, Force), out _);
    }
}
