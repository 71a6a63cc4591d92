namespace AdminIam.Engine.IdentityCenter.PermissionSets;

/// <summary>One change of a permission set.</summary>
/// <param name="Changes">What changes, such as <c>policy attached: Billing</c>.</param>
/// <param name="ApplyAsync">Makes the change.</param>
/// <param name="IsProvisioned">Whether accounts have the change only after the permission set is provisioned
/// again.</param>
internal sealed record SetStep(IReadOnlyList<string> Changes, Func<Task> ApplyAsync, bool IsProvisioned = true)
{
    /// <summary>Creates a step with one change.</summary>
    public SetStep(string change, Func<Task> applyAsync, bool isProvisioned = true)
        : this([change], applyAsync, isProvisioned)
    {
    }
}
