using System.Text.Json.Nodes;

namespace AdminIam.Tests.Engine.Safeguards;

/// <summary>The state file of a sandbox, as far as tests compare it.</summary>
internal sealed class SavedAccount(JsonNode state)
{
    public static SavedAccount Read(string path) => new(JsonNode.Parse(File.ReadAllText(path))!);

    public IEnumerable<string> UserNames => Users.Select(NameOf);

    private IEnumerable<JsonNode> Users => Of(state, "users");

    public bool HasPassword(string userName) => User(userName)?["loginProfile"] is not null;

    /// <summary>The IDs of the active access keys of a user.</summary>
    public IEnumerable<string> ActiveKeys(string userName) =>
        Of(User(userName), "accessKeys").Where(key => key["status"]?.GetValue<string>() is null or "Active")
            .Select(key => key["id"]!.GetValue<string>());

    /// <summary>Whether a user has a password or an active key, and no policy denies everything.</summary>
    public bool CanSignIn(string userName) => (HasPassword(userName) || ActiveKeys(userName).Any())
        && User(userName)!["inlinePolicies"]?["AdminIamLock"] is null;

    /// <summary>What belongs to a user alone: everything but what groups give.</summary>
    public string Own(string userName) => User(userName)!.ToJsonString();

    /// <summary>The ARNs and the documents of all policies of a user and of its groups.</summary>
    public HashSet<string> Effective(string userName)
    {
        var user = User(userName)!;
        var groups = Texts(user, "groups").ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. Policies(user),
            .. Of(state, "groups").Where(group => groups.Contains(NameOf(group))).SelectMany(Policies),
        ];
    }

    private static string NameOf(JsonNode node) => node["name"]!.GetValue<string>();

    private static IEnumerable<JsonNode> Of(JsonNode? node, string list) =>
        (node?[list]?.AsArray() ?? []).Select(item => item!);

    private static IEnumerable<string> Texts(JsonNode node, string list) =>
        Of(node, list).Select(text => text.GetValue<string>());

    private static IEnumerable<string> Policies(JsonNode holder) => Texts(holder, "attachedPolicies").Concat(
        (holder["inlinePolicies"]?.AsObject() ?? []).Select(policy => policy.Value!.GetValue<string>()));

    private JsonNode? User(string userName) => Users.FirstOrDefault(user => NameOf(user) == userName);
}
