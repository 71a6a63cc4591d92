using AdminIam.Engine.Common;

namespace AdminIam.Engine.IdentityCenter.PermissionSets;

/// <summary>The changes that a permission set requires to be as requested.</summary>
public sealed class PermissionSetPlan
{
    internal PermissionSetPlan(PermissionSetRecord before, PermissionSetRecord after, IReadOnlyList<SetStep> steps)
    {
        Before = before;
        Steps = steps;
        After = after with
        {
            Changes = [.. steps.SelectMany(step => step.Changes)],
            Outcome = EnsureOutcome.Of(steps.Count > 0),
        };
    }

    /// <summary>The permission set before the changes.</summary>
    public PermissionSetRecord Before { get; }

    /// <summary>The permission set after the changes, with their list and the outcome.</summary>
    public PermissionSetRecord After { get; private init; }

    /// <summary>Whether accounts have the changes only after the permission set is provisioned again.</summary>
    public bool IsProvisioned => Steps.Any(step => step.IsProvisioned);

    /// <summary>Whether the permission set has administrator access before the changes and not after them.</summary>
    public bool TakesAdministratorAccess => IsAdministrator(Before) && !IsAdministrator(After);

    /// <summary>The number of AWS managed and customer managed policies after the changes, if they were read.</summary>
    public int PolicyCount => (After.Policies.Managed?.Count ?? 0) + (After.Policies.Customer?.Count ?? 0);

    /// <summary>Whether the permission set was created.</summary>
    public bool IsCreated => After.Outcome == Outcome.Created;

    internal IReadOnlyList<SetStep> Steps { get; }

    /// <summary>Returns the plan for a permission set that was created, which has no changes.</summary>
    /// <param name="tags">Its tags.</param>
    internal PermissionSetPlan AsCreated(IReadOnlyList<KeyValuePair<string, string>> tags) => new(Before, After, [])
    {
        After = After with
        {
            Tags = tags, Accounts = [], OutdatedAccounts = [], Changes = [], Outcome = Outcome.Created,
        },
    };

    private static bool IsAdministrator(PermissionSetRecord set) =>
        set.Policies.Managed?.Any(policy => policy.Name == "AdministratorAccess") == true;
}
