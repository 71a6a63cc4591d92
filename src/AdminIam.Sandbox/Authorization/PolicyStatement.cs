namespace AdminIam.Sandbox.Authorization;

internal sealed class PolicyStatement
{
    public string? Sid { get; init; }

    /// <summary>Allow or Deny, in the case of the document.</summary>
    public string Effect { get; init; } = "";

    public bool Allows => Effect == "Allow";

    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>The patterns of the actions, ready for matching: in lower case and expanded.</summary>
    public IReadOnlyList<string> ActionPatterns { get; init; } = [];

    /// <summary>The statement applies to all actions except these (NotAction).</summary>
    public bool ExcludesActions { get; init; }

    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>The statement applies to all resources except these (NotResource).</summary>
    public bool ExcludesResources { get; init; }

    /// <summary>Whether the statement has the element Resource or NotResource.</summary>
    public bool HasResources { get; init; }

    /// <summary>The principals of a trust policy as <c>AWS:arn</c>, <c>Service:name</c> or <c>*</c>.</summary>
    public IReadOnlyList<string> Principals { get; init; } = [];

    public bool HasPrincipal { get; init; }

    public bool HasNotPrincipal { get; init; }

    public IReadOnlyList<PolicyCondition> Conditions { get; init; } = [];
}
