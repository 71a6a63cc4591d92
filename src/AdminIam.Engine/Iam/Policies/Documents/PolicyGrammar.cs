using System.Text.Json;
using System.Text.RegularExpressions;
using AdminIam.Engine.Common.Names;

namespace AdminIam.Engine.Iam.Policies.Documents;

/// <summary>
/// IAM's grammar of identity-based policies. What breaks it is refused only where IAM is certain to refuse it; anything else that
/// looks wrong is a doubt.
/// </summary>
internal static class PolicyGrammar
{
    private const string Version = "2012-10-17";
    private const int LongestQuote = 100;
    private static readonly string[] TopElements = ["Version", "Id", "Statement"];

    private static readonly string[] StatementElements =
        ["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"];

    private static readonly Regex Sid = new(@"^[A-Za-z0-9]*\z");

    // A service may be a star; what IAM does with an empty service or operation is not documented.
    private static readonly Regex Action = new(@"^(\*|(\*|[A-Za-z0-9.-]*):[^:]*)\z");

    /// <summary>Checks a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="doubts">Takes what IAM may refuse.</param>
    /// <exception cref="PolicySyntaxException">It breaks the grammar.</exception>
    public static void Check(JsonValue document, List<PolicyDoubt> doubts)
    {
        RequireKind(document, JsonValueKind.Object, "A policy");
        RequireSingle(document);
        RequireKnown(document, TopElements, "a policy");
        CheckVersion(document);
        var statement = document.Find("Statement")
            ?? throw new PolicySyntaxException(
                document.Place, "The policy has no Statement.", "A policy needs at least one statement.");
        var statements = statement.Value.Kind == JsonValueKind.Array ? statement.Value.Items : [statement.Value];
        if (statements.Count == 0)
            throw new PolicySyntaxException(statement.Value.Place, "The list of statements is empty.", "A policy needs at least one.");
        var sids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in statements)
            CheckStatement(one, sids, doubts);
    }

    // Customer managed policies have to be of the current version; the old one knows no policy variables.
    private static void CheckVersion(JsonValue document)
    {
        var version = document.Find("Version")
            ?? throw new PolicySyntaxException(document.Place, "The policy has no Version.", $"Add \"Version\": \"{Version}\".");
        if (version.Value.Text != Version)
            throw new PolicySyntaxException(version.Value.Place, "The policy's version is not the current one.", $"It has to be \"{Version}\".");
    }

    private static void CheckStatement(JsonValue statement, HashSet<string> sids, List<PolicyDoubt> doubts)
    {
        RequireKind(statement, JsonValueKind.Object, "A statement");
        RequireSingle(statement);
        if (statement.Members.FirstOrDefault(member => member.Name is "Principal" or "NotPrincipal") is { } principal)
        {
            throw new PolicySyntaxException(
                principal.Place, $"A policy for users and groups has no {principal.Name}.",
                "It applies to those it is attached to. Principals belong to policies of resources and roles.");
        }

        RequireKnown(statement, StatementElements, "a statement");
        CheckSid(statement, sids);
        CheckEffect(statement);
        foreach (var action in Either(statement, "Action", "NotAction"))
            CheckAction(action, doubts);
        foreach (var resource in Either(statement, "Resource", "NotResource"))
            CheckResource(resource, doubts);
        CheckCondition(statement, doubts);
    }

    private static void CheckSid(JsonValue statement, HashSet<string> sids)
    {
        if (statement.Find("Sid") is not { Value: var sid })
            return;
        if (sid.Text is null || !Sid.IsMatch(sid.Text))
            throw new PolicySyntaxException(sid.Place, "A Sid has letters and digits only.", "Leave out spaces and signs.");
        if (sid.Text.Length > 0 && !sids.Add(sid.Text))
            throw new PolicySyntaxException(sid.Place, $"There is another statement with the Sid '{sid.Text}'.", "Each Sid is unique in its policy.");
    }

    private static void CheckEffect(JsonValue statement)
    {
        var effect = statement.Find("Effect")
            ?? throw new PolicySyntaxException(statement.Place, "The statement has no Effect.", "An Effect is \"Allow\" or \"Deny\".");
        if (effect.Value.Text is not ("Allow" or "Deny"))
            throw new PolicySyntaxException(effect.Value.Place, "The Effect is neither \"Allow\" nor \"Deny\".", "Its case counts.");
    }

    private static void CheckAction(JsonValue action, List<PolicyDoubt> doubts)
    {
        var text = action.Text!;
        if (!Action.IsMatch(text))
        {
            throw new PolicySyntaxException(
                action.Place, $"'{Quote(text)}' is not an action.",
                "An action is a service and an operation, such as \"iam:GetUser\", or \"*\".");
        }

        if (text[0] == ':' || text[text.Length - 1] == ':')
            doubts.Add(new(action.Place, $"The action '{Quote(text)}' lacks its service or its operation. IAM may refuse it."));
    }

    private static void CheckResource(JsonValue resource, List<PolicyDoubt> doubts)
    {
        var text = resource.Text!;
        if (text != "*" && text.IndexOf(':') < 0)
        {
            throw new PolicySyntaxException(
                resource.Place, $"'{Quote(text)}' is neither an ARN nor \"*\".",
                "An ARN looks like \"arn:aws:iam::123456789012:user/alice\".");
        }

        if (text != "*" && !text.StartsWith("arn:", StringComparison.Ordinal))
            doubts.Add(new(resource.Place, $"The resource '{Quote(text)}' does not begin with \"arn:\". IAM may refuse it."));
    }

    private static void CheckCondition(JsonValue statement, List<PolicyDoubt> doubts)
    {
        if (statement.Find("Condition") is not { Value: var condition })
            return;
        RequireKind(condition, JsonValueKind.Object, "A Condition");
        NoteRepeated(condition, doubts);
        foreach (var comparison in condition.Members)
        {
            RequireKind(comparison.Value, JsonValueKind.Object, $"The comparison {Quote(comparison.Name)}");
            NoteRepeated(comparison.Value, doubts);
        }
    }

    // IAM Access Analyzer reports DUPLICATE_KEYS_WITH_DIFFERENT_CASE; whether IAM itself refuses them is not documented.
    private static void NoteRepeated(JsonValue parent, List<PolicyDoubt> doubts)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in parent.Members)
        {
            if (!seen.Add(member.Name))
            {
                doubts.Add(new(
                    member.Place, $"'{Quote(member.Name)}' is there twice. IAM ignores case in condition keys, and may refuse the policy or "
                    + "ignore one of the two. Put their values into one list."));
            }
        }
    }

    // Exactly one of an element and its negation, with one string or a list of them.
    private static IReadOnlyList<JsonValue> Either(JsonValue statement, string name, string negated)
    {
        var (plain, other) = (statement.Find(name), statement.Find(negated));
        if (plain is not null && other is not null)
            throw new PolicySyntaxException(other.Place, $"The statement has both {name} and {negated}.", "It takes one of them.");
        var member = plain ?? other
            ?? throw new PolicySyntaxException(statement.Place, $"The statement has neither {name} nor {negated}.", "It needs one of them.");
        var values = member.Value.Kind == JsonValueKind.Array ? member.Value.Items : [member.Value];
        if (values.Count == 0)
            throw new PolicySyntaxException(member.Value.Place, $"{member.Name} is an empty list.", "It needs at least one.");
        foreach (var value in values)
            RequireKind(value, JsonValueKind.String, member.Name);
        return values;
    }

    // "More than one JSON policy element of each type" is an error in the IAM User Guide's troubleshooting of policies.
    private static void RequireSingle(JsonValue parent)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (parent.Members.FirstOrDefault(member => !names.Add(member.Name)) is { } repeated)
            throw new PolicySyntaxException(repeated.Place, $"'{Quote(repeated.Name)}' is there twice.", "Keep one of them.");
    }

    private static void RequireKnown(JsonValue parent, string[] known, string noun)
    {
        if (parent.Members.FirstOrDefault(member => !known.Contains(member.Name)) is { } unknown)
        {
            throw new PolicySyntaxException(
                unknown.Place, $"'{Quote(unknown.Name)}' is not an element of {noun}. {NearestNames.Advice("elements", unknown.Name, known)}",
                "The case of the elements counts.");
        }
    }

    private static void RequireKind(JsonValue value, JsonValueKind kind, string what)
    {
        if (value.Kind == kind)
            return;
        var wanted = kind == JsonValueKind.Object ? "an object in braces { }" : "a string, or a list of strings";
        throw new PolicySyntaxException(value.Place, $"{what} has to be {wanted}, and not {Describe(value.Kind)}.");
    }

    private static string Quote(string text) =>
        VisibleText.Of(text.Length > LongestQuote ? $"{text.Substring(0, LongestQuote)}..." : text);

    private static string Describe(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}
