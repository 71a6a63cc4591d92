using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.PasswordPolicies;

namespace AdminIam.Engine.Safeguards.Remedies;

/// <summary>Changes the password policy. A stricter length or history applies to the next password only, so nobody is
/// locked out.</summary>
/// <param name="parameters">The parameters of Set-AdminPasswordPolicy.</param>
/// <param name="change">The change.</param>
internal sealed class PasswordPolicyRepair(string parameters, PasswordPolicyChange change)
    : Repair($"Set-AdminPasswordPolicy {parameters}")
{
    /// <inheritdoc/>
    public override string Action => $"Set password policy: {parameters}";

    /// <inheritdoc/>
    public override async Task<string> ApplyAsync(IamRun run)
    {
        var editor = new PasswordPolicyEditor(run);
        var plan = await editor.PlanAsync(change).ConfigureAwait(false);
        await editor.ApplyAsync(plan).ConfigureAwait(false);
        return plan.Changes.Count == 0
            ? "The password policy already has this setting."
            : $"The password policy was changed: {string.Join("; ", plan.Changes)}.";
    }
}
