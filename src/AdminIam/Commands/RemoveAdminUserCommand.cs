using System.Management.Automation;
using AdminIam.Engine.Users;

namespace AdminIam.Commands;

/// <summary>Removes users with everything that depends on them.</summary>
/// <remarks>
/// <para>IAM refuses to delete a user who has anything left. This command first takes away every way in (password, access
/// keys, SSH keys, service credentials, certificates), then MFA devices, policies, groups and the permissions boundary, and
/// then the user.</para>
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

    /// <inheritdoc/>
    private protected override void ProcessUser(string userName)
    {
        var remover = _remover ??= new UserRemover(Iam, Stop);
        // The list of what would go costs calls, so it is made only where somebody reads it.
        var action = "Remove user";
        if (IsWhatIf)
        {
            if (!TryAwait(userName, () => remover.DescribeAsync(userName), out var dependents))
                return;
            if (dependents.Count > 0)
                action = $"Remove user with {string.Join(", ", dependents)}";
        }

        if (ShouldProcess(userName, action))
            Submit(userName, () => remover.RemoveAsync(userName), _ => { });
    }

    private bool IsWhatIf =>
        MyInvocation.BoundParameters.TryGetValue("WhatIf", out var bound)
            ? LanguagePrimitives.IsTrue(bound)
            : LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"));
}
