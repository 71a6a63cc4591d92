using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Iam.Policies;
using AdminIam.Engine.Iam.Safety;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Removes customer managed policies with all their versions.</summary>
/// <remarks><para>A policy that is attached is refused; with -Force it is detached from users, groups and roles first. A policy
/// that is somebody's permissions boundary is refused in any case: without it they could be allowed more.</para>
/// <para>Not even -Force removes a policy that gives you, or the last administrator who can still sign in, the power of an
/// administrator: -AllowLockout does.</para></remarks>
/// <example>
/// <summary>Remove a policy that nobody has</summary>
/// <code>New-AdminPolicy -Template CloudHSM | Remove-AdminPolicy -Confirm:$false</code>
/// <para>Without -Confirm:$false you are asked first.</para>
/// </example>
/// <example>
/// <summary>See what would go</summary>
/// <code>Get-AdminPolicy -Scope Local | Remove-AdminPolicy -Force -WhatIf</code>
/// <para>Names what each policy would be detached from.</para>
/// </example>
[Cmdlet(
    VerbsCommon.Remove, "AdminPolicy", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(void))]
public sealed class RemoveAdminPolicyCommand : InputCmdlet
{
    private PolicyRemover? _remover;
    private RemovalGuard? _guard;

    /// <summary>The policy's name or ARN; wildcards are allowed, and find the account's own policies only.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Alias("Name", "PolicyArn")]
    [SupportsWildcards]
    [Column("Policy", IsName = true, IsRequired = true, PreferredProperty = "Arn")]
    [ArgumentCompleter(typeof(PolicyNameCompleter))]
    public string[] PolicyName { get; set; } = [];

    /// <summary>Detach the policy from users, groups and roles first.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Remove even a policy that you or the last administrator have the power by.</summary>
    [Parameter]
    public SwitchParameter AllowLockout { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var policyName = record.Name;
        _remover ??= new PolicyRemover(Iam, Stop);
        if (!Names.IsPattern(policyName))
        {
            Remove(Names.OfPolicy(policyName), policyName, MyInvocation.ExpectingInput);
            return;
        }

        var pattern = Names.Pattern(policyName);
        if (TryAwait(policyName, () => new PolicyReader(Iam, Stop).List(PolicyScope.Local).ToListAsync(), out var policies))
            policies.Where(policy => pattern.IsMatch(policy.PolicyName)).ToList().ForEach(policy => Remove(policy.PolicyName, policy.Arn, isSelected: true));
    }

    private void Remove(string name, string nameOrArn, bool isSelected)
    {
        // Who has it is worth knowing before it is taken from them, and costs two calls.
        if (!TryAwait(name, () => _remover!.DescribeAsync(nameOrArn, Force), out var use))
            return;
        _guard ??= new RemovalGuard(this, AllowLockout, "-AllowLockout");
        var loss = PowerLoss.OfPolicy(use.Arn);
        if (use.Attachments.Count > 0 && !_guard.Admit(name, "Removing this policy", loss, isSelected))
            return;
        var action = use.Attachments.Count == 0 ? "Remove policy" : $"Detach from {string.Join(", ", use.Attachments)}, remove policy";
        if (_guard.Confirm(name, action, loss))
            TryAwait(name, () => _remover!.RemoveAsync(nameOrArn, Force), out _);
    }
}
