using System.Text.Json;
using System.Text.RegularExpressions;
using AdminIam.Engine.Common.Names;

namespace AdminIam.Engine.Iam.Policies.Documents;

/// <summary>
/// The grammar of identity-based policies. A violation is an error only if IAM always rejects it; otherwise it is a
/// warning.
/// </summary>
internal static class PolicyGrammar
{
    private const string Version = "2012-10-17";
    private const int LongestQuote = 100;
    private static readonly string[] TopElements = ["Version", "Id", "Statement"];

    private static readonly string[] StatementElements =
        ["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"];

    private static readonly Regex Sid = new(@"^[A-Za-z0-9]*\z");

    // A service can be an asterisk. Empty services and operations are not documented.
    private static readonly Regex Action = new(@"^(\*|(\*|[A-Za-z0-9.-]*):[^:]*)\z");

    /// <summary>Checks a document.</summary>
    /// <param name="warnings">Receives warnings about content that IAM may reject.</param>
    /// <exception cref="PolicySyntaxException">The document violates the grammar.</exception>
    public static void Check(JsonValue document, List<PolicyWarning> warnings)
    {
        RequireKind(document, JsonValueKind.Object, "A policy");
        RequireSingle(document);
        RequireKnown(document, TopElements, "a policy");
        CheckVersion(document);
        var statement = document.Find("Statement")
            ?? throw new PolicySyntaxException(
                document.Place, "The policy has no Statement.", "A policy requires at least one statement.");
        var statements = statement.Value.Kind == JsonValueKind.Array ? statement.Value.Items : [statement.Value];
        if (statements.Count == 0)
        {
            throw new PolicySyntaxException(
                statement.Value.Place, "The list of statements is empty.", "A policy requires at least one statement.");
        }

        var sids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in statements)
            CheckStatement(one, sids, warnings);
    }

    // Customer managed policies must have the current version. The old one does not support policy variables.
    private static void CheckVersion(JsonValue document)
    {
        var version = document.Find("Version")
            ?? throw new PolicySyntaxException(
                document.Place, "The policy has no Version.", $"Add \"Version\": \"{Version}\".");
        if (version.Value.Text != Version)
        {
            throw new PolicySyntaxException(
                version.Value.Place, "The Version of the policy is not the current one.", $"It must be \"{Version}\".");
        }
    }

    private static void CheckStatement(JsonValue statement, HashSet<string> sids, List<PolicyWarning> warnings)
    {
        RequireKind(statement, JsonValueKind.Object, "A statement");
        RequireSingle(statement);
        if (statement.Members.FirstOrDefault(member => member.Name is "Principal" or "NotPrincipal") is { } principal)
        {
            throw new PolicySyntaxException(
                principal.Place, $"A policy for users and groups has no {principal.Name}.",
                "Remove it. Only resource-based policies and trust policies have principals.");
        }

        RequireKnown(statement, StatementElements, "a statement");
        CheckSid(statement, sids);
        CheckEffect(statement);
        foreach (var action in Either(statement, "Action", "NotAction"))
            CheckAction(action, warnings);
        foreach (var resource in Either(statement, "Resource", "NotResource"))
            CheckResource(resource, warnings);
        CheckCondition(statement, warnings);
    }

    private static void CheckSid(JsonValue statement, HashSet<string> sids)
    {
        if (statement.Find("Sid") is not { Value: var sid })
            return;
        if (sid.Text is null || !Sid.IsMatch(sid.Text))
        {
            throw new PolicySyntaxException(
                sid.Place, "A Sid consists of letters and digits only.", "Remove spaces and other characters.");
        }

        if (sid.Text.Length > 0 && !sids.Add(sid.Text))
        {
            throw new PolicySyntaxException(
                sid.Place, $"Another statement has the Sid '{sid.Text}'.", "A Sid must be unique in the policy.");
        }
    }

    private static void CheckEffect(JsonValue statement)
    {
        var effect = statement.Find("Effect")
            ?? throw new PolicySyntaxException(
                statement.Place, "The statement has no Effect.", "The Effect must be \"Allow\" or \"Deny\".");
        if (effect.Value.Text is not ("Allow" or "Deny"))
        {
            throw new PolicySyntaxException(
                effect.Value.Place, "The Effect is neither \"Allow\" nor \"Deny\".",
                "Use Allow or Deny. The value is case-sensitive.");
        }
    }

    private static void CheckAction(JsonValue action, List<PolicyWarning> warnings)
    {
        var text = action.Text!;
        if (!Action.IsMatch(text))
        {
            throw new PolicySyntaxException(
                action.Place, $"'{Quote(text)}' is not an action.",
                "An action consists of a service and an operation, such as \"iam:GetUser\", or \"*\".");
        }

        if (text[0] == ':' || text[text.Length - 1] == ':')
        {
            warnings.Add(
                new(action.Place, $"The action '{Quote(text)}' has no service or no operation. IAM may reject it."));
        }
    }

    private static void CheckResource(JsonValue resource, List<PolicyWarning> warnings)
    {
        var text = resource.Text!;
        if (text != "*" && text.IndexOf(':') < 0)
        {
            throw new PolicySyntaxException(
                resource.Place, $"'{Quote(text)}' is neither an ARN nor \"*\".",
                "The format of an ARN is \"arn:aws:iam::123456789012:user/alice\".");
        }

        if (text != "*" && !text.StartsWith("arn:", StringComparison.Ordinal))
        {
            warnings.Add(
                new(resource.Place, $"The resource '{Quote(text)}' does not start with \"arn:\". IAM may reject it."));
        }
    }

    private static void CheckCondition(JsonValue statement, List<PolicyWarning> warnings)
    {
        if (statement.Find("Condition") is not { Value: var condition })
            return;
        RequireKind(condition, JsonValueKind.Object, "A Condition");
        NoteRepeated(condition, warnings);
        foreach (var comparison in condition.Members)
        {
            RequireKind(comparison.Value, JsonValueKind.Object, $"The comparison {Quote(comparison.Name)}");
            NoteRepeated(comparison.Value, warnings);
        }
    }

    // IAM Access Analyzer reports DUPLICATE_KEYS_WITH_DIFFERENT_CASE. It is not documented whether IAM rejects them.
    private static void NoteRepeated(JsonValue parent, List<PolicyWarning> warnings)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in parent.Members)
        {
            if (!seen.Add(member.Name))
            {
                warnings.Add(new(
                    member.Place,
                    $"'{Quote(member.Name)}' is a duplicate. Condition keys are not case-sensitive, and IAM may "
                    + "reject the policy or ignore one of them. Combine their values in one list."));
            }
        }
    }

    // Exactly one of an element and its negation is required, with a string or a list of strings.
    private static IReadOnlyList<JsonValue> Either(JsonValue statement, string name, string negated)
    {
        var (plain, other) = (statement.Find(name), statement.Find(negated));
        if (plain is not null && other is not null)
        {
            throw new PolicySyntaxException(
                other.Place, $"The statement has both {name} and {negated}.", "Only one of them is allowed.");
        }

        var member = plain ?? other
            ?? throw new PolicySyntaxException(
                statement.Place, $"The statement has neither {name} nor {negated}.", "One of them is required.");
        var values = member.Value.Kind == JsonValueKind.Array ? member.Value.Items : [member.Value];
        if (values.Count == 0)
        {
            throw new PolicySyntaxException(
                member.Value.Place, $"{member.Name} is an empty list.", "At least one value is required.");
        }

        foreach (var value in values)
            RequireKind(value, JsonValueKind.String, member.Name);
        return values;
    }

    // The IAM User Guide lists "More than one JSON policy element of each type" as an error.
    private static void RequireSingle(JsonValue parent)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (parent.Members.FirstOrDefault(member => !names.Add(member.Name)) is { } repeated)
        {
            throw new PolicySyntaxException(
                repeated.Place, $"'{Quote(repeated.Name)}' is a duplicate.", "Remove one of them.");
        }
    }

    private static void RequireKnown(JsonValue parent, string[] known, string noun)
    {
        if (parent.Members.FirstOrDefault(member => !known.Contains(member.Name)) is { } unknown)
        {
            throw new PolicySyntaxException(
                unknown.Place,
                $"'{Quote(unknown.Name)}' is not an element of {noun}. "
                    + $"{NameSuggestions.Advice("elements", unknown.Name, known)}",
                "Element names are case-sensitive.");
        }
    }

    private static void RequireKind(JsonValue value, JsonValueKind kind, string what)
    {
        if (value.Kind == kind)
            return;
        var expected = kind == JsonValueKind.Object ? "an object in braces { }" : "a string, or a list of strings";
        throw new PolicySyntaxException(value.Place, $"{what} must be {expected}, not {Describe(value.Kind)}.");
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
