using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Policies;
using AdminIam.Engine.Iam.Safety;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Deletes customer managed policies with all their versions.</summary>
/// <remarks><para>A policy that is attached is an error; with -Force, it is first detached from users, groups and
/// roles. A policy that is used as a permissions boundary is always an error, because without the boundary its users
/// and roles could have more permissions.</para>
/// <para>A policy that gives you, or the last administrator who can still sign in, administrator access is deleted only
/// with -AllowLockout, not with -Force alone.</para></remarks>
/// <example>
/// <summary>Delete a policy</summary>
/// <code>New-AdminPolicy -Template CloudHSM | Remove-AdminPolicy -Confirm:$false</code>
/// <para>Without -Confirm:$false, the command prompts for confirmation.</para>
/// </example>
/// <example>
/// <summary>Preview the deletion</summary>
/// <code>Get-AdminPolicy -Scope Local | Remove-AdminPolicy -Force -WhatIf</code>
/// <para>Lists the users, groups and roles that each policy would be detached from.</para>
/// </example>
/// <example>
/// <summary>Delete the policies that are not attached</summary>
/// <code>Get-AdminPolicy -Scope Local | Where-Object AttachmentCount -EQ 0 |
///     Remove-AdminPolicy -WhatIf</code>
/// <para>A policy that is used as a permissions boundary is not deleted.</para>
/// </example>
/// <seealso cref="RemoveAdminGroupPolicyCommand"/>
[Cmdlet(
    VerbsCommon.Remove, "AdminPolicy", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Remove-AdminPolicy.md")]
[OutputType(typeof(void))]
[RequiresActions("iam:DeletePolicy", "iam:ListEntitiesForPolicy", "iam:ListPolicyVersions")]
[RequiresActions("iam:ListPolicies", When = "for names")]
[RequiresActions("iam:GetPolicy", When = "for ARNs and for names with wildcards")]
[RequiresActions("iam:DeletePolicyVersion", When = "for policies with several versions")]
[RequiresActions("iam:DetachGroupPolicy", "iam:DetachUserPolicy", "iam:DetachRolePolicy", Parameters = [nameof(Force)])]
[RequiresActions("iam:GetAccountAuthorizationDetails", Parameters = [nameof(Force)], When = "without -AllowLockout")]
[RequiresActions(
    "iam:ListAccessKeys", "iam:GetLoginProfile", Parameters = [nameof(Force)],
    When = "without -AllowLockout, if administrators are affected")]
public sealed class RemoveAdminPolicyCommand : InputCmdlet
{
    private PolicyRemover? _remover;
    private RemovalGuard<PowerLoss>? _guard;

    /// <summary>The name or ARN of the policy. Wildcards are permitted and match only customer managed
    /// policies.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Alias("Name", "PolicyArn")]
    [SupportsWildcards]
    [Column("Policy", IsName = true, IsRequired = true, PreferredProperty = "Arn")]
    [ArgumentCompleter(typeof(OwnPolicyNameCompleter))]
    public string[] PolicyName { get; set; } = [];

    /// <summary>Detaches the policy from users, groups and roles first.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Deletes the policy even if you or the last administrator lose administrator access.</summary>
    [Parameter]
    public SwitchParameter AllowLockout { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var policyName = record.Name;
        if (record.Source is AdminPolicyVersion version)
        {
            // All versions would be deleted.
            Fail(
                new AdminException(
                    "InputNotRecognized", ErrorKind.InvalidArgument, version.PolicyName,
                    $"The pipeline input is version {version.VersionId} of the policy '{version.PolicyName}', "
                    + "not the policy.",
                    $"To delete the policy with all its versions, run Remove-AdminPolicy {version.PolicyName}."),
                version.PolicyName);
            return;
        }

        _remover ??= new PolicyRemover(Run);
        if (!NameArgument.IsPattern(policyName))
        {
            Remove(NameArgument.OfPolicy(policyName), policyName, MyInvocation.ExpectingInput);
            return;
        }

        var policies = new PolicyReader(Run).List(PolicyScope.Local);
        foreach (var policy in ReadMatches(policyName, policies, policy => policy.PolicyName))
            Remove(policy.PolicyName, policy.Arn, isSelected: true);
    }

    private void Remove(string name, string nameOrArn, bool isSelected)
    {
        // The attachments are read first, which requires two calls, so that the prompt can list them.
        if (!TryAwait(name, () => _remover!.DescribeAsync(nameOrArn, Force), out var use))
            return;
        _guard ??= RemovalGuards.OfAccount(this, AllowLockout, "-AllowLockout");
        var loss = PowerLoss.OfPolicy(use.Arn);
        if (use.Attachments.Count > 0 && !_guard.Admit(name, "Removing this policy", loss, isSelected))
            return;
        var action = use.Attachments.Count == 0
            ? "Delete policy"
            : $"Detach from {string.Join(", ", use.Attachments)} and delete policy";
        if (Questions.AreShown(this))
        {
            if (!TryAwait(name, () => _remover!.VersionIdsAsync(use.Arn), out var versions))
                return;
            action += versions.Count == 1 ? string.Empty : $" with its versions {string.Join(", ", versions)}";
        }

        if (_guard.Confirm(name, action, loss))
            TryAwait(name, () => _remover!.RemoveAsync(nameOrArn, Force), out _);
    }
}
