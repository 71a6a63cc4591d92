using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.State;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>Entities as structures of the answers.</summary>
internal static class Describe
{
    /// <summary>A user as lists have it: without tags and boundary, which only GetUser returns.</summary>
    public static Output ListedUser(IamCall call, User user) => new()
    {
        ["Path"] = user.Path,
        ["UserName"] = user.Name,
        ["UserId"] = user.Id,
        ["Arn"] = call.Account.ArnOf(user),
        ["CreateDate"] = user.Created,
        ["PasswordLastUsed"] = user.PasswordLastUsed,
    };

    public static Output User(IamCall call, User user)
    {
        var output = ListedUser(call, user);
        output["PermissionsBoundary"] = Boundary(user.PermissionsBoundary);
        output["Tags"] = TagsOrNull(user.Tags);
        return output;
    }

    /// <summary>The root identity, which has neither name nor path.</summary>
    public static Output Root(IamCall call) => new()
    {
        ["UserId"] = call.Account.AccountId,
        ["Arn"] = call.Account.RootArn,
        ["CreateDate"] = call.Account.Created,
        ["PasswordLastUsed"] = call.Account.Root.PasswordLastUsed,
    };

    public static Output Group(IamCall call, Group group) => new()
    {
        ["Path"] = group.Path,
        ["GroupName"] = group.Name,
        ["GroupId"] = group.Id,
        ["Arn"] = call.Account.ArnOf(group),
        ["CreateDate"] = group.Created,
    };

    public static Output? Boundary(string? arn) => arn is null
        ? null
        : new Output { ["PermissionsBoundaryType"] = "PermissionsBoundaryPolicy", ["PermissionsBoundaryArn"] = arn };

    public static Output Tag(KeyValuePair<string, string> tag) => new() { ["Key"] = tag.Key, ["Value"] = tag.Value };

    public static List<Output> Tags(SortedDictionary<string, string> tags) => tags.Select(Tag).ToList();

    public static List<Output>? TagsOrNull(SortedDictionary<string, string> tags) =>
        tags.Count == 0 ? null : Tags(tags);

    public static Output AttachedPolicy(string arn) => new()
    {
        ["PolicyName"] = LastPart(arn),
        ["PolicyArn"] = arn,
    };

    /// <summary>The name at the end of an ARN.</summary>
    public static string LastPart(string arn) => arn.Substring(arn.LastIndexOf('/') + 1);
}
