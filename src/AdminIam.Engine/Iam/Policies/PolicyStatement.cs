using System.Text.Json;
using AdminIam.Engine.Common;

namespace AdminIam.Engine.Iam.Policies;

/// <summary>A statement of a policy document.</summary>
internal sealed class PolicyStatement
{
    private readonly IReadOnlyList<string> _actions;
    private readonly IReadOnlyList<string> _notActions;
    private readonly IReadOnlyList<string> _resources;
    private readonly IReadOnlyList<string> _notResources;

    /// <summary>Parses a statement.</summary>
    /// <param name="json">The JSON object.</param>
    public PolicyStatement(JsonElement json)
    {
        var effect = Texts(json, "Effect").FirstOrDefault();
        IsAllow = effect == "Allow";
        IsDeny = effect == "Deny";
        _actions = Texts(json, "Action");
        _notActions = Texts(json, "NotAction");
        _resources = Texts(json, "Resource");
        _notResources = Texts(json, "NotResource");
        IsForEverybody = Texts(json, "Principal").Contains("*")
            || json.TryGetProperty("NotPrincipal", out _)
            || (json.TryGetProperty("Principal", out var principal) && principal.ValueKind == JsonValueKind.Object
                && Texts(principal, "AWS").Contains("*"));
        ConditionKeys = json.TryGetProperty("Condition", out var condition)
            && condition.ValueKind == JsonValueKind.Object
            ? condition.EnumerateObject().Where(operation => operation.Value.ValueKind == JsonValueKind.Object)
                .SelectMany(operation => operation.Value.EnumerateObject().Select(key => key.Name)).ToList()
            : [];
    }

    /// <summary>Whether the effect is <c>Allow</c>.</summary>
    public bool IsAllow { get; }

    /// <summary>Whether the effect is <c>Deny</c>.</summary>
    public bool IsDeny { get; }

    /// <summary>The patterns of its actions, such as <c>iam:*</c>; empty if it has NotAction.</summary>
    public IReadOnlyList<string> Actions => _actions;

    /// <summary>The patterns of its resources; empty if it has NotResource.</summary>
    public IReadOnlyList<string> Resources => _resources;

    /// <summary>Whether the statement of a trust policy applies to all accounts, or to all except specified
    /// ones.</summary>
    public bool IsForEverybody { get; }

    /// <summary>The keys of its conditions, such as <c>aws:SourceIp</c>; empty if it has no conditions.</summary>
    public IReadOnlyList<string> ConditionKeys { get; }

    /// <summary>Whether the statement has NotResource.</summary>
    public bool ExcludesResources => _notResources.Count > 0;

    /// <summary>Whether the statement has NotAction.</summary>
    public bool ExcludesActions => _notActions.Count > 0;

    /// <summary>Returns whether the statement applies to an action.</summary>
    /// <param name="action">The action, such as <c>iam:CreateUser</c>.</param>
    public bool CoversAction(string action) => Covers(_actions, _notActions, action);

    /// <summary>Returns whether the statement applies to a resource.</summary>
    /// <param name="arn">The ARN of the resource.</param>
    public bool CoversResource(string arn) => Covers(_resources, _notResources, arn);

    /// <summary>Whether the statement applies to all resources.</summary>
    public bool CoversEveryResource => _resources.Any(resource => resource.Length > 0 && resource.All(c => c == '*'));

    private static bool Covers(IReadOnlyList<string> patterns, IReadOnlyList<string> notPatterns, string value) =>
        patterns.Any(pattern => Wildcards.Match(pattern, value))
        || (notPatterns.Count > 0 && !notPatterns.Any(pattern => Wildcards.Match(pattern, value)));

    private static List<string> Texts(JsonElement parent, string name) => PolicyDocument.Values(parent, name)
        .Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!).ToList();
}
