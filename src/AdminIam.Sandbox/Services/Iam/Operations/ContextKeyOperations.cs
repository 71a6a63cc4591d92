using System.Text.RegularExpressions;
using AdminIam.Sandbox.Authorization;
using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>The condition keys that policies refer to, in conditions and as policy variables.</summary>
internal static class ContextKeyOperations
{
    // A variable may have a default value; ${*}, ${?} and ${$} are characters.
    private static readonly Regex Variable = new(@"\$\{(?<key>[^,}*?$]+)", RegexOptions.CultureInvariant);

    public static void Register(OperationTable<IamCall> table)
    {
        table.Add("GetContextKeysForCustomPolicy", ForCustomPolicy, ResourceOf.Any);
        table.Add("GetContextKeysForPrincipalPolicy", ForPrincipalPolicy, call => call.Text("PolicySourceArn"));
    }

    private static Output ForCustomPolicy(IamCall call) => Answer(Simulation.ReadPolicies(call, "PolicyInputList"));

    private static Output ForPrincipalPolicy(IamCall call)
    {
        var identity = NamedIdentity.Find(call, call.Text("PolicySourceArn"));
        return Answer(
            NamedIdentity.Policies(call, identity).Concat(Simulation.ReadPolicies(call, "PolicyInputList")));
    }

    private static Output Answer(IEnumerable<PolicySource> policies)
    {
        var keys = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var document in policies.Select(policy => PolicyDocument.Parse(policy.Document)))
        {
            foreach (var statement in document.Statements)
                AddKeys(statement, document.SupportsVariables, keys);
        }

        return new Output { ["ContextKeyNames"] = keys.ToList() };
    }

    private static void AddKeys(PolicyStatement statement, bool supportsVariables, SortedSet<string> keys)
    {
        keys.UnionWith(statement.Conditions.Select(condition => condition.Key));
        if (!supportsVariables)
            return;
        var texts = statement.Resources.Concat(statement.Conditions.SelectMany(condition => condition.Values));
        keys.UnionWith(texts.SelectMany(text => Variable.Matches(text).Cast<Match>())
            .Select(match => match.Groups["key"].Value.Trim()));
    }
}
