using System.Text.Json;

namespace AdminIam.Engine.Iam.Policies;

/// <summary>A parsed policy document.</summary>
internal sealed class PolicyDocument
{
    /// <summary>An action that does not exist, which is matched only by a pattern for all actions.</summary>
    internal const string UnheardOfAction = "adminiam-none:None";

    private PolicyDocument(JsonElement root) => Statements = Values(root, "Statement")
        .Where(statement => statement.ValueKind == JsonValueKind.Object)
        .Select(statement => new PolicyStatement(statement)).ToList();

    /// <summary>The statements.</summary>
    public IReadOnlyList<PolicyStatement> Statements { get; }

    /// <summary>Parses a document that AWS has accepted.</summary>
    /// <param name="json">The decoded JSON.</param>
    public static PolicyDocument Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new PolicyDocument(document.RootElement);
    }

    /// <summary>
    /// Returns whether a statement certainly allows an action on all resources, or on the user itself, without a
    /// condition. In case of doubt, the result is false, and the caller grants the permission separately.
    /// </summary>
    /// <param name="action">The action, such as <c>iam:ChangePassword</c>.</param>
    public bool AllowsForEverybody(string action) =>
        !Statements.Any(statement => statement.IsDeny && statement.CoversAction(action))
        && Statements.Any(statement => statement.IsAllow && statement.ConditionKeys.Count == 0
            && statement.CoversAction(action) && CoversOwnUser(statement));

    /// <summary>Returns whether a statement denies every action on every resource without a condition.</summary>
    public bool DeniesEverything() => Statements.Any(statement =>
        statement.IsDeny && !statement.ExcludesActions && statement.ConditionKeys.Count == 0
        && statement.CoversAction(UnheardOfAction) && statement.CoversEveryResource);

    /// <summary>Returns the values of a property. A single value is equivalent to a list of one value.</summary>
    /// <param name="parent">The object.</param>
    /// <param name="name">The name of the property.</param>
    internal static IEnumerable<JsonElement> Values(JsonElement parent, string name)
    {
        if (!parent.TryGetProperty(name, out var value))
            return [];
        return value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value];
    }

    private static bool CoversOwnUser(PolicyStatement statement) => statement.Resources.Any(resource =>
        resource == "*" || resource.EndsWith(":user/*", StringComparison.Ordinal)
        || resource.EndsWith(":user/${aws:username}", StringComparison.Ordinal));
}
