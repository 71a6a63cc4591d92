using System.Text.Json;
using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Authorization;

/// <summary>The grammar of policy documents, and AWS's error texts for documents that violate it.</summary>
internal sealed class PolicyGrammar
{
    public const string CurrentVersion = "2012-10-17";
    public static readonly PolicyGrammar Identity = new(false);
    public static readonly PolicyGrammar Trust = new(true);

    private static readonly HashSet<string> TopElements = new(["Version", "Id", "Statement"], StringComparer.Ordinal);

    private static readonly HashSet<string> StatementElements = new(
        ["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Principal", "NotPrincipal", "Condition"],
        StringComparer.Ordinal);

    private readonly bool _isTrust;

    private PolicyGrammar(bool isTrust) => _isTrust = isTrust;

    public static CommonException SyntaxError() => Malformed("Syntax errors in policy.");

    /// <summary>Checks the document's own elements and returns its version.</summary>
    public string CheckTop(JsonElement root)
    {
        RequireKind(root, JsonValueKind.Object);
        RequireElements(root, TopElements);
        if (!root.TryGetProperty("Statement", out var statement))
            throw SyntaxError();
        if (statement.ValueKind != JsonValueKind.Object
            && (statement.ValueKind != JsonValueKind.Array || statement.GetArrayLength() == 0))
        {
            throw SyntaxError();
        }

        if (root.TryGetProperty("Id", out var id))
            RequireKind(id, JsonValueKind.String);

        if (!root.TryGetProperty("Version", out var version))
        {
            // Trust policies may have the old version, which is that of a document without one.
            return _isTrust ? "2008-10-17" : throw VersionError();
        }

        RequireKind(version, JsonValueKind.String);
        return version.GetString() switch
        {
            CurrentVersion => CurrentVersion,
            "2008-10-17" => _isTrust ? "2008-10-17" : throw VersionError(),
            _ => throw SyntaxError(),
        };
    }

    public PolicyStatement ReadStatement(JsonElement element)
    {
        RequireKind(element, JsonValueKind.Object);
        RequireElements(element, StatementElements);
        var actions = ReadEither(element, "Action", "NotAction", out var excludesActions)
            ?? throw Malformed("Policy statement must contain actions.");
        foreach (var action in actions)
            CheckAction(action);

        return new PolicyStatement
        {
            Sid = ReadSid(element),
            Allows = ReadEffect(element),
            // Actions ignore case and have no variables.
            Actions = actions.ConvertAll(action => Wildcard.Expand(action.ToLowerInvariant(), null)!),
            ExcludesActions = excludesActions,
            Resources = ReadResources(element, out var excludesResources),
            ExcludesResources = excludesResources,
            Principals = ReadPrincipals(element),
            Conditions = ReadConditions(element),
        };
    }

    public static void CheckUniqueSids(List<PolicyStatement> statements)
    {
        var sids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var statement in statements)
        {
            if (!string.IsNullOrEmpty(statement.Sid) && !sids.Add(statement.Sid!))
                throw Malformed("Statement IDs (SID) in a single policy must be unique.");
        }
    }

    private List<string> ReadResources(JsonElement element, out bool excludes)
    {
        var resources = ReadEither(element, "Resource", "NotResource", out excludes);
        if (_isTrust)
            return resources is null ? ["*"] : throw Malformed("Has prohibited field Resource");
        if (resources is null)
            throw Malformed("Policy statement must contain resources.");
        foreach (var resource in resources)
            CheckResource(resource);
        return resources;
    }

    private List<string> ReadPrincipals(JsonElement element)
    {
        var has = element.TryGetProperty("Principal", out var principal);
        if (!_isTrust)
        {
            if (has || element.TryGetProperty("NotPrincipal", out _))
                throw Malformed("Policy document should not specify a principal.");
            return [];
        }

        if (!has)
            throw Malformed("Missing required field Principal");
        if (principal.ValueKind == JsonValueKind.String && principal.GetString() == "*")
            return ["*"];
        RequireKind(principal, JsonValueKind.Object);
        return principal.EnumerateObject()
            .SelectMany(kind => ReadTexts(kind.Value).Select(value => value == "*" ? value : $"{kind.Name}:{value}"))
            .ToList();
    }

    private static List<PolicyCondition> ReadConditions(JsonElement element)
    {
        var conditions = new List<PolicyCondition>();
        if (!element.TryGetProperty("Condition", out var condition))
            return conditions;

        RequireKind(condition, JsonValueKind.Object);
        foreach (var block in condition.EnumerateObject())
        {
            RequireKind(block.Value, JsonValueKind.Object);
            if (!ConditionOperator.TryParse(block.Name, out var parsed))
                throw SyntaxError();
            foreach (var key in block.Value.EnumerateObject())
                conditions.Add(new PolicyCondition(parsed, key.Name, ReadTexts(key.Value)));
        }

        return conditions;
    }

    private static bool ReadEffect(JsonElement element)
    {
        if (!element.TryGetProperty("Effect", out var effect))
            throw SyntaxError();
        RequireKind(effect, JsonValueKind.String);
        return effect.GetString() switch
        {
            "Allow" => true,
            "Deny" => false,
            _ => throw SyntaxError(),
        };
    }

    private static string? ReadSid(JsonElement element)
    {
        if (!element.TryGetProperty("Sid", out var sid))
            return null;
        RequireKind(sid, JsonValueKind.String);
        var text = sid.GetString()!;
        return text.All(IsAlphanumeric)
            ? text
            : throw Malformed(
                "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression "
                + "[0-9A-Za-z]*");
    }

    private static List<string>? ReadEither(JsonElement element, string name, string negated, out bool excludes)
    {
        var has = element.TryGetProperty(name, out var value);
        excludes = element.TryGetProperty(negated, out var other);
        if (has && excludes)
            throw SyntaxError();
        if (!has && !excludes)
            return null;
        var texts = ReadTexts(has ? value : other);
        return texts.Count == 0 ? null : texts;
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

    private static void CheckAction(string action)
    {
        if (action == "*")
            return;
        var colon = action.IndexOf(':');
        if (colon < 0)
            throw Malformed("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
        if (action.IndexOf(':', colon + 1) >= 0)
            throw Malformed("Actions/Condition can contain only one colon.");
        var vendor = action.Substring(0, colon);
        if (vendor != "*" && (vendor.Length == 0 || !vendor.All(c => c is '-' or '.' || IsAlphanumeric(c))))
            throw Malformed($"Vendor {vendor} is not valid");
    }

    private static void CheckResource(string resource)
    {
        if (resource == "*")
            return;
        if (!resource.StartsWith("arn:", StringComparison.Ordinal)
            && !resource.StartsWith("arn*", StringComparison.Ordinal))
        {
            throw Malformed($"Resource {resource} must be in ARN format or \"*\".");
        }

        var parts = resource.Split(':');
        if (parts.Length < 6 && resource.IndexOf('*') < 0)
            throw Malformed($"Resource {resource} must be in ARN format or \"*\".");
    }

    private static bool IsAlphanumeric(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');

    private static CommonException VersionError() =>
        Malformed("Policy document must be version 2012-10-17 or greater.");

    private static CommonException Malformed(string message) => new(CommonError.MalformedPolicy, message);

    private static void RequireElements(JsonElement element, HashSet<string> known)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            if (!known.Contains(property.Name) || !seen.Add(property.Name))
                throw SyntaxError();
        }
    }

    private static void RequireKind(JsonElement element, JsonValueKind kind)
    {
        if (element.ValueKind != kind)
            throw SyntaxError();
    }
}
