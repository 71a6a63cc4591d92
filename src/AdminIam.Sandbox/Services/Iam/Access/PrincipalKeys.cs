using AdminIam.Sandbox.Authorization;
using AdminIam.Sandbox.Services.Iam.State;

namespace AdminIam.Sandbox.Services.Iam.Access;

/// <summary>The condition keys that describe a principal.</summary>
internal static class PrincipalKeys
{
    public static void AddRoot(RequestKeys keys, IamAccount account) => Add(keys, account.RootArn, "Account");

    public static void Add(RequestKeys keys, IamAccount account, User user)
    {
        Add(keys, account.ArnOf(user), "User");
        keys.Set("aws:username", user.Name);
        AddTags(keys, user.Tags);
    }

    public static void Add(RequestKeys keys, IamAccount account, Role role)
    {
        Add(keys, account.ArnOf(role), "AssumedRole");
        AddTags(keys, role.Tags);
    }

    private static void Add(RequestKeys keys, string arn, string type)
    {
        keys.Set("aws:PrincipalArn", arn);
        keys.Set("aws:PrincipalType", type);
    }

    private static void AddTags(RequestKeys keys, SortedDictionary<string, string> tags)
    {
        foreach (var tag in tags)
            keys.Set("aws:PrincipalTag/" + tag.Key, tag.Value);
    }
}
