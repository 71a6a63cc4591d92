using System.Text.Json;
using AdminIam.Sandbox.Json;
using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Authorization;

/// <summary>
/// The grammar of policy documents. What the elements may contain is checked where a document is stored.
/// </summary>
internal static class PolicyGrammar
{
    private const int MaxDepth = 32;
    private static readonly JsonDocumentOptions JsonOptions = new() { MaxDepth = MaxDepth };

    private static readonly HashSet<string> TopElements = new(["Version", "Id", "Statement"], StringComparer.Ordinal);

    private static readonly HashSet<string> StatementElements = new(
        ["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Principal", "NotPrincipal", "Condition"],
        StringComparer.Ordinal);

    /// <summary>Reads a document.</summary>
    /// <exception cref="CommonException">The document has syntax errors.</exception>
    public static PolicyDocument Read(string text)
    {
        JsonDocument json;
        try
        {
            json = StrictJson.Parse(text, JsonOptions);
        }
        catch (JsonException)
        {
            throw SyntaxError();
        }

        using (json)
        {
            var root = json.RootElement;
            var version = ReadVersion(root);
            if (!root.TryGetProperty("Statement", out var statement))
                throw SyntaxError();
            List<PolicyStatement> statements = statement.ValueKind == JsonValueKind.Array
                ? [.. statement.EnumerateArray().Select(ReadStatement)]
                : [ReadStatement(statement)];
            return statements.Count > 0 ? new PolicyDocument(version, statements) : throw SyntaxError();
        }
    }

    private static string ReadVersion(JsonElement root)
    {
        RequireKind(root, JsonValueKind.Object);
        RequireElements(root, TopElements);
        if (root.TryGetProperty("Id", out var id))
            RequireKind(id, JsonValueKind.String);
        if (!root.TryGetProperty("Version", out var version))
            return PolicyDocument.FirstVersion;
        RequireKind(version, JsonValueKind.String);
        return version.GetString() is PolicyDocument.CurrentVersion or PolicyDocument.FirstVersion
            ? version.GetString()!
            : throw SyntaxError();
    }

    private static PolicyStatement ReadStatement(JsonElement element)
    {
        RequireKind(element, JsonValueKind.Object);
        RequireElements(element, StatementElements);
        var actions = ReadEither(element, "Action", "NotAction", out var excludesActions) ?? [];
        var resources = ReadEither(element, "Resource", "NotResource", out var excludesResources);
        return new PolicyStatement
        {
            Sid = ReadSid(element),
            Effect = ReadEffect(element),
            Actions = actions,
            // Actions ignore case and have no variables.
            ActionPatterns = actions.ConvertAll(action => Wildcard.Expand(action.ToLowerInvariant(), null)!),
            ExcludesActions = excludesActions,
            Resources = resources ?? [],
            ExcludesResources = excludesResources,
            HasResources = resources is not null,
            Principals = ReadPrincipals(element, out var hasPrincipal),
            HasPrincipal = hasPrincipal,
            HasNotPrincipal = element.TryGetProperty("NotPrincipal", out _),
            Conditions = ReadConditions(element),
        };
    }

    private static List<string> ReadPrincipals(JsonElement element, out bool has)
    {
        has = element.TryGetProperty("Principal", out var principal);
        if (!has)
            return [];
        if (principal.ValueKind == JsonValueKind.String && principal.GetString() == "*")
            return ["*"];
        RequireKind(principal, JsonValueKind.Object);
        RequireUnique(principal);
        return principal.EnumerateObject()
            .SelectMany(kind => ReadTexts(kind.Value).Select(
                value => value == "*" && kind.Name == "AWS" ? value : $"{kind.Name}:{value}"))
            .ToList();
    }

    private static List<PolicyCondition> ReadConditions(JsonElement element)
    {
        var conditions = new List<PolicyCondition>();
        if (!element.TryGetProperty("Condition", out var condition))
            return conditions;

        RequireKind(condition, JsonValueKind.Object);
        RequireUnique(condition);
        foreach (var block in condition.EnumerateObject())
        {
            RequireKind(block.Value, JsonValueKind.Object);
            RequireUnique(block.Value);
            foreach (var key in block.Value.EnumerateObject())
            {
                // AWS accepts unknown operators that have no keys.
                if (!ConditionOperator.TryParse(block.Name, out var parsed))
                    throw SyntaxError();
                conditions.Add(new PolicyCondition(parsed, key.Name, ReadTexts(key.Value)));
            }
        }

        return conditions;
    }

    private static string ReadEffect(JsonElement element)
    {
        if (!element.TryGetProperty("Effect", out var effect))
            throw SyntaxError();
        RequireKind(effect, JsonValueKind.String);
        var text = effect.GetString()!;
        return text.ToLowerInvariant() is "allow" or "deny" ? text : throw SyntaxError();
    }

    private static string? ReadSid(JsonElement element)
    {
        if (!element.TryGetProperty("Sid", out var sid))
            return null;
        RequireKind(sid, JsonValueKind.String);
        return sid.GetString();
    }

    private static List<string>? ReadEither(JsonElement element, string name, string negated, out bool excludes)
    {
        var has = element.TryGetProperty(name, out var value);
        excludes = element.TryGetProperty(negated, out var other);
        if (has && excludes)
            throw SyntaxError();
        return has || excludes ? ReadTexts(has ? value : other) : null;
    }

    private static List<string> ReadTexts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Select(ReadText).ToList(),
        _ => [ReadText(value)],
    };

    private static string ReadText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => value.GetRawText(),
        _ => throw SyntaxError(),
    };

    private static void RequireElements(JsonElement element, HashSet<string> known)
    {
        RequireUnique(element);
        if (element.EnumerateObject().Any(property => !known.Contains(property.Name)))
            throw SyntaxError();
    }

    // No element may contain the same key twice.
    private static void RequireUnique(JsonElement element)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (!element.EnumerateObject().All(property => seen.Add(property.Name)))
            throw SyntaxError();
    }

    private static void RequireKind(JsonElement element, JsonValueKind kind)
    {
        if (element.ValueKind != kind)
            throw SyntaxError();
    }

    private static CommonException SyntaxError() => new(CommonError.MalformedPolicy, "Syntax errors in policy.");
}
