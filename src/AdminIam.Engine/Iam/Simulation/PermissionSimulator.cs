using System.Collections;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Names;
using AdminIam.Engine.Iam.Users;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Simulation;

/// <summary>Evaluates by SimulatePrincipalPolicy which actions users may perform.</summary>
/// <param name="names">The names for suggestions.</param>
public sealed class PermissionSimulator(IamRun run, AccountNameIndex names)
{
    /// <summary>Refuses an action that the API does not accept.</summary>
    /// <param name="action">The action.</param>
    /// <exception cref="AdminException"><c>InvalidAction</c>.</exception>
    public static void CheckAction(string action)
    {
        var colon = action.IndexOf(':');
        if (colon > 0 && colon < action.Length - 1 && action.IndexOf('*') < 0 && action.IndexOf(':', colon + 1) < 0)
            return;
        throw new AdminException(
            "InvalidAction", ErrorKind.InvalidArgument, action, $"'{action}' is not the name of one action.",
            "Specify the service and the action, such as iam:CreateUser. Wildcards are not supported.");
    }

    /// <summary>Evaluates the policies of a user, its groups and the permissions boundary.</summary>
    /// <param name="actions">The actions.</param>
    /// <param name="resources">The ARNs of the resources; without any, all resources.</param>
    /// <param name="context">The values of condition keys.</param>
    public async Task<IReadOnlyList<SimulatedPermission>> TestAsync(
        string userName, IReadOnlyList<string> actions, IReadOnlyList<string> resources, IDictionary context)
    {
        var user = await new UserReader(run).GetAsync(userName, names).ConfigureAwait(false);
        var request = new SimulatePrincipalPolicyRequest
        {
            PolicySourceArn = user.Arn,
            ActionNames = [.. actions],
            ResourceArns = [.. resources],
            ContextEntries = SimulationContext.Entries(context),
        };
        var results = await IamPages.Read(
            run, request, run.Client.SimulatePrincipalPolicyAsync, answer => answer.EvaluationResults)
            .ToListAsync().ConfigureAwait(false);
        return results.ConvertAll(result => ToPermission(user.UserName, result));
    }

    private static SimulatedPermission ToPermission(string userName, EvaluationResult result) => new(
        userName, result.EvalActionName, result.EvalResourceName ?? "*", ToDecision(result.EvalDecision))
    {
        Policies = (result.MatchedStatements ?? []).Select(statement => statement.SourcePolicyId).Distinct().ToList(),
        Statements = (result.MatchedStatements ?? []).Select(ToText).Distinct().ToList(),
        BoundaryAllows = result.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary,
        OrganizationAllows = result.OrganizationsDecisionDetail?.AllowedByOrganizations,
        MissingContext = result.MissingContextValues ?? [],
    };

    private static SimulatedDecision ToDecision(PolicyEvaluationDecisionType decision) =>
        decision == PolicyEvaluationDecisionType.Allowed ? SimulatedDecision.Allowed
        : decision == PolicyEvaluationDecisionType.ExplicitDeny ? SimulatedDecision.ExplicitlyDenied
        : SimulatedDecision.ImplicitlyDenied;

    private static string ToText(Statement statement)
    {
        var (start, end) = (statement.StartPosition, statement.EndPosition);
        if (start?.Line is not { } line || end?.Line is not { } last)
            return statement.SourcePolicyId;
        return line == last
            ? $"{statement.SourcePolicyId} (line {line}, columns {start.Column} to {end.Column})"
            : $"{statement.SourcePolicyId} (lines {line} to {last})";
    }
}
