using System.Management.Automation;
using AdminIam.Engine.Iam.Safety;
using AdminIam.Engine.Iam.Users;

namespace AdminIam.Commands;

/// <summary>Removes users with everything that depends on them.</summary>
/// <remarks>
/// <para>IAM refuses to delete a user who has anything left. This command first takes away every way in (password, access
/// keys, SSH keys, service credentials, certificates), then MFA devices, policies, groups and the permissions boundary, and
/// then the user.</para>
/// <para>You and the last administrator who can still sign in are not removed without -Force. Where a pattern or a pipeline gives
/// the users, you are left out with a warning, and the others are removed.</para>
/// </remarks>
/// <example>
/// <summary>Remove a user</summary>
/// <code>Remove-AdminUser alice -Confirm:$false</code>
/// <para>Without -Confirm:$false you are asked first.</para>
/// </example>
/// <example>
/// <summary>See what would go with a user</summary>
/// <code>Remove-AdminUser bob -WhatIf</code>
/// <para>Names every key, device, policy and group.</para>
/// </example>
[Cmdlet(
    VerbsCommon.Remove, "AdminUser", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(void))]
public sealed class RemoveAdminUserCommand : UserCmdlet
{
    private UserRemover? _remover;
    private RemovalGuard? _guard;

    /// <summary>Remove yourself and the last administrator as well.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        foreach (var warning in _remover?.Warnings ?? [])
            WriteWarning(warning);
    }

    /// <inheritdoc/>
    private protected override void ProcessUser(string userName)
    {
        var remover = _remover ??= new UserRemover(Iam, Stop);
        _guard ??= new RemovalGuard(this, Force);
        var loss = PowerLoss.OfUser(userName);
        if (!_guard.Admit(userName, "Removing this user", loss, IsSelected))
            return;
        // The list of what would go costs calls, so it is read only where somebody sees it.
        var action = "Remove user";
        if (Questions.AreShown(this, ConfirmImpact.High))
        {
            if (!TryAwait(userName, () => remover.DescribeAsync(userName), out var dependents))
                return;
            if (dependents.Count > 0)
                action = $"Remove user with {string.Join(", ", dependents)}";
        }

        if (_guard.Confirm(userName, action, loss))
            Submit(userName, () => remover.RemoveAsync(userName), _ => { });
    }
}
