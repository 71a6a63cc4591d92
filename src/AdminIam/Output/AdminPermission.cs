using AdminIam.Engine.Iam.Simulation;
using AdminIam.Input;

namespace AdminIam;

/// <summary>Whether a user may perform an action on a resource, and why.</summary>
[Service(ObjectService.Iam)]
public sealed class AdminPermission
{
    internal AdminPermission(SimulatedPermission permission)
    {
        UserName = permission.UserName;
        Action = permission.Action;
        Resource = permission.Resource;
        IsAllowed = permission.Decision == SimulatedDecision.Allowed;
        Decision = IsAllowed ? "Allowed" : "Denied";
        Reason = permission.Reason;
        Policy = [.. permission.Policies];
        Statement = [.. permission.Statements];
        BoundaryAllows = permission.BoundaryAllows;
        OrganizationAllows = permission.OrganizationAllows;
        MissingContext = [.. permission.MissingContext];
    }

    /// <summary>The name of the user.</summary>
    public string UserName { get; }

    /// <summary>The action, such as iam:CreateUser.</summary>
    public string Action { get; }

    /// <summary>The ARN of the resource, or * for all resources.</summary>
    public string Resource { get; }

    /// <summary>Allowed or Denied.</summary>
    public string Decision { get; }

    /// <summary>Whether the action is allowed.</summary>
    public bool IsAllowed { get; }

    /// <summary>Why the action is allowed or denied.</summary>
    public string Reason { get; }

    /// <summary>The names of the policies whose statements allow or deny the action.</summary>
    public string[] Policy { get; }

    /// <summary>These statements, by their positions in the policy documents.</summary>
    public string[] Statement { get; }

    /// <summary>Whether the permissions boundary allows the action; empty if the user has none.</summary>
    public bool? BoundaryAllows { get; }

    /// <summary>Whether the service control policies of the organization allow the action; empty if there are
    /// none.</summary>
    public bool? OrganizationAllows { get; }

    /// <summary>The condition keys of the policies for which no value was specified. A condition on such a key is not
    /// met.</summary>
    public string[] MissingContext { get; }

    /// <summary>Returns the action and the decision.</summary>
    public override string ToString() => $"{Action}: {Decision}";
}
