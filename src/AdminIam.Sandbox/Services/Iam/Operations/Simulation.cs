using AdminIam.Sandbox.Authorization;
using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>A simulation: the policies to evaluate for each of the actions and resources of a call.</summary>
/// <param name="Identity">The policies that grant permissions.</param>
/// <param name="Boundary">The policies of the permissions boundary, or null.</param>
/// <param name="Keys">Creates the condition keys of a request.</param>
internal sealed record Simulation(
    IReadOnlyList<PolicySource> Identity, IReadOnlyList<PolicySource>? Boundary, Func<RequestKeys> Keys)
{
    /// <summary>The service control policies of the account by levels; none if there is no limit.</summary>
    public IReadOnlyList<IReadOnlyList<PolicySource>> Limits { get; init; } = [];

    /// <summary>Reads the documents of a member of the call.</summary>
    /// <exception cref="AwsException">One is not a valid policy.</exception>
    public static List<PolicySource> ReadPolicies(IamCall call, string member)
    {
        try
        {
            return call.Input.Texts(member)
                .Select(document => PolicyText.Valid(call, document))
                .Select((document, index) => new PolicySource($"{member}.{index + 1}", "none", document))
                .ToList();
        }
        catch (CommonException error) when (error.Kind == CommonError.MalformedPolicy)
        {
            throw IamErrors.InvalidInput($"Policy in {member} is invalid: {error.Message}");
        }
    }

    /// <summary>Adds the condition keys that the call specifies.</summary>
    public static void AddContext(IamCall call, RequestKeys keys)
    {
        foreach (var entry in call.Input.Structures("ContextEntries"))
        {
            if (entry.OptionalText("ContextKeyName") is { } name)
                keys.Set(name, [.. entry.Texts("ContextKeyValues")]);
        }
    }

    /// <summary>The page of results that the call asks for.</summary>
    public Output Run(IamCall call)
    {
        if (call.Input.Has("ResourcePolicy"))
            throw IamErrors.InvalidInput("The sandbox evaluates no resource policies.");
        var resources = call.Input.Texts("ResourceArns");
        if (resources.Count == 0)
            resources = ["*"];

        var questions = call.Input.Texts("ActionNames")
            .SelectMany(action => resources.Select(resource => (Action: action, Resource: resource)))
            .Select((question, index) => (question.Action, question.Resource, Key: Page.Key(index)))
            .ToList();
        foreach (var question in questions)
            CheckAction(question.Action);
        return new Output().AddPage(
            call,
            "EvaluationResults",
            questions,
            question => question.Key,
            question => Evaluate(question.Action, question.Resource, Keys()));
    }

    private Output Evaluate(string action, string resource, RequestKeys keys)
    {
        var matches = new List<PolicyMatch>();
        var decision = new PolicySet(Identity).Decide(action, resource, keys, matches);
        Decision? limit = Boundary is null ? null : new PolicySet(Boundary).Decide(action, resource, keys, matches);
        Decision? control = Limits.Count == 0 ? null : PolicyLevels.Decide(Limits, action, resource, keys);
        var final = Combine(Combine(decision, limit), control);
        return new Output
        {
            ["EvalActionName"] = action,
            ["EvalResourceName"] = resource,
            ["EvalDecision"] = Text(final),
            // The statements that determined the decision: the denying ones if any, otherwise the allowing ones.
            ["MatchedStatements"] = matches
                .Where(match => match.Allows == (final != Decision.ExplicitDeny))
                .Select(Statement)
                .ToList(),
            ["MissingContextValues"] = keys.Missing.ToList(),
            ["PermissionsBoundaryDecisionDetail"] = limit is null
                ? null
                : new Output { ["AllowedByPermissionsBoundary"] = limit == Decision.Allowed },
            ["OrganizationsDecisionDetail"] = control is null
                ? null
                : new Output { ["AllowedByOrganizations"] = control == Decision.Allowed },
        };
    }

    private static Decision Combine(Decision decision, Decision? limit) =>
        limit is null || limit == Decision.Allowed || decision == Decision.ExplicitDeny ? decision
        : limit == Decision.ExplicitDeny ? Decision.ExplicitDeny
        : Decision.ImplicitDeny;

    private static Output Statement(PolicyMatch match)
    {
        var position = StatementPositions.Of(match.Source.Document)[match.Statement];
        return new Output
        {
            ["SourcePolicyId"] = match.Source.Id,
            ["SourcePolicyType"] = match.Source.Type,
            ["StartPosition"] = new Output { ["Line"] = position.StartLine, ["Column"] = position.StartColumn },
            ["EndPosition"] = new Output { ["Line"] = position.EndLine, ["Column"] = position.EndColumn },
        };
    }

    private static void CheckAction(string action)
    {
        var colon = action.IndexOf(':');
        if (colon <= 0 || colon == action.Length - 1 || action.IndexOf('*') >= 0 || action.IndexOf(':', colon + 1) >= 0)
            throw IamErrors.InvalidInput($"Invalid Action: {action}.");
    }

    private static string Text(Decision decision) => decision switch
    {
        Decision.Allowed => "allowed",
        Decision.ExplicitDeny => "explicitDeny",
        _ => "implicitDeny",
    };
}
