using AdminIam.Sandbox.Authorization;
using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.Access;
using AdminIam.Sandbox.Services.Iam.State;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>SimulatePrincipalPolicy: evaluates policies as for a call.</summary>
internal static class SimulationOperations
{
    public static void Register(OperationTable<IamCall> table) =>
        table.Add("SimulatePrincipalPolicy", SimulatePrincipalPolicy, call => call.Text("PolicySourceArn"));

    private static Output SimulatePrincipalPolicy(IamCall call)
    {
        if (call.Input.Has("ResourcePolicy"))
            throw IamErrors.InvalidInput("The sandbox evaluates no resource policies.");

        var source = Source(call);
        var identity = Identity(call, source);
        identity.AddRange(ReadPolicies(call, "PolicyInputList"));
        var boundary = Boundary(call, source);
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
            question => Evaluate(question.Action, question.Resource, Keys(call, source), identity, boundary));
    }

    private static Output Evaluate(
        string action, string resource, RequestKeys keys, List<PolicySource> identity, List<PolicySource>? boundary)
    {
        var matches = new List<PolicyMatch>();
        var decision = new PolicySet(identity).Decide(action, resource, keys, matches);
        Decision? limit = boundary is null ? null : new PolicySet(boundary).Decide(action, resource, keys, matches);
        var final = limit is null || limit == Decision.Allowed || decision == Decision.ExplicitDeny ? decision
            : limit == Decision.ExplicitDeny ? Decision.ExplicitDeny
            : Decision.ImplicitDeny;
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
        };
    }

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

    private static Entity Source(IamCall call)
    {
        var arn = call.Text("PolicySourceArn");
        var prefix = $"arn:{call.Account.Partition}:iam::{call.Account.AccountId}:";
        var slash = arn.IndexOf('/');
        if (!arn.StartsWith(prefix, StringComparison.Ordinal) || slash < 0)
            throw InvalidEntity(arn);

        var name = Describe.LastPart(arn);
        return arn.Substring(prefix.Length, slash - prefix.Length) switch
        {
            "user" => call.User(name),
            "group" => call.Group(name),
            "role" => call.Role(name),
            _ => throw InvalidEntity(arn),
        };
    }

    private static AwsException InvalidEntity(string arn) =>
        IamErrors.InvalidInput($"Invalid Entity Arn: {arn} does not clearly define entity type and name.");

    private static List<PolicySource> Identity(IamCall call, Entity source) => source switch
    {
        User user => PrincipalPolicies.Identity(call.Account, user, "user"),
        Group group => PrincipalPolicies.Identity(call.Account, group, "group"),
        _ => PrincipalPolicies.Identity(call.Account, (Role)source, "role"),
    };

    private static List<PolicySource>? Boundary(IamCall call, Entity source)
    {
        if (call.Input.Has("PermissionsBoundaryPolicyInputList"))
            return ReadPolicies(call, "PermissionsBoundaryPolicyInputList");

        var arn = source switch
        {
            User user => user.PermissionsBoundary,
            Role role => role.PermissionsBoundary,
            _ => null,
        };
        return arn is null ? null : PrincipalPolicies.Boundary(call.Account, arn);
    }

    private static List<PolicySource> ReadPolicies(IamCall call, string member)
    {
        try
        {
            return call.Input.Texts(member)
                .Select(PolicyText.Valid)
                .Select((document, index) => new PolicySource($"{member}.{index + 1}", "none", document))
                .ToList();
        }
        catch (CommonException error) when (error.Kind == CommonError.MalformedPolicy)
        {
            throw IamErrors.InvalidInput($"Policy in {member} is invalid: {error.Message}");
        }
    }

    private static RequestKeys Keys(IamCall call, Entity source)
    {
        var keys = new RequestKeys();
        CallKeys.AddTime(call, keys);
        keys.Set("aws:PrincipalAccount", call.Account.AccountId);
        keys.Set("aws:userid", source.Id);
        if (source is User user)
            PrincipalKeys.Add(keys, call.Account, user);
        else if (source is Role role)
            PrincipalKeys.Add(keys, call.Account, role);

        foreach (var entry in call.Input.Structures("ContextEntries"))
        {
            if (entry.OptionalText("ContextKeyName") is { } name)
                keys.Set(name, [.. entry.Texts("ContextKeyValues")]);
        }

        return keys;
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
