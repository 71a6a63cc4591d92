namespace AdminIam.Engine.Iam.Simulation;

/// <summary>Whether a user may perform an action on a resource.</summary>
/// <param name="UserName">The user.</param>
/// <param name="Action">The action, such as <c>iam:CreateUser</c>.</param>
/// <param name="Resource">The ARN of the resource, or <c>*</c>.</param>
/// <param name="Decision">The result.</param>
public sealed record SimulatedPermission(string UserName, string Action, string Resource, SimulatedDecision Decision)
{
    /// <summary>The names of the policies whose statements determined the result.</summary>
    public IReadOnlyList<string> Policies { get; init; } = [];

    /// <summary>These statements, by their positions in the documents.</summary>
    public IReadOnlyList<string> Statements { get; init; } = [];

    /// <summary>Whether the permissions boundary allows the action; <see langword="null"/> if there is none.</summary>
    public bool? BoundaryAllows { get; init; }

    /// <summary>Whether the policies of the organization allow the action; <see langword="null"/> if there are
    /// none.</summary>
    public bool? OrganizationAllows { get; init; }

    /// <summary>The condition keys of the policies for which no value was specified.</summary>
    public IReadOnlyList<string> MissingContext { get; init; } = [];

    /// <summary>Why the action is allowed or denied.</summary>
    public string Reason => Decision switch
    {
        SimulatedDecision.Allowed => $"Allowed by {StatementText}.",
        SimulatedDecision.ExplicitlyDenied when Statements.Count > 0 => $"Denied by {StatementText}.",
        _ when OrganizationAllows == false => "A policy of the organization does not allow the action.",
        _ when BoundaryAllows == false => "The permissions boundary does not allow the action.",
        SimulatedDecision.ExplicitlyDenied => "A statement denies the action.",
        _ => "No statement allows the action.",
    };

    private string StatementText => Statements.Count == 0 ? "a policy" : string.Join("; ", Statements);
}
