using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>Instance profiles, each of which can contain one role.</summary>
internal static class InstanceProfileOperations
{
    public static void Register(OperationTable<IamCall> table)
    {
        table.Add("CreateInstanceProfile", CreateInstanceProfile, ResourceOf.NewInstanceProfile);
        table.Add("GetInstanceProfile", GetInstanceProfile, ResourceOf.InstanceProfile);
        table.Add("ListInstanceProfiles", ListInstanceProfiles, ResourceOf.InstanceProfiles);
        table.Add("ListInstanceProfilesForRole", ListInstanceProfilesForRole, ResourceOf.Role);
        table.Add("DeleteInstanceProfile", DeleteInstanceProfile, ResourceOf.InstanceProfile);
        table.Add("AddRoleToInstanceProfile", AddRoleToInstanceProfile, ResourceOf.InstanceProfile);
        table.Add("RemoveRoleFromInstanceProfile", RemoveRoleFromInstanceProfile, ResourceOf.InstanceProfile);
    }

    /// <summary>The instance profile named in the call.</summary>
    public static InstanceProfile Profile(IamCall call)
    {
        var name = call.Text("InstanceProfileName");
        return call.Account.InstanceProfiles.TryFind(name, call.Now, out var profile)
            ? profile
            : throw IamErrors.NoSuchEntity($"Instance Profile {name} cannot be found.");
    }

    /// <summary>The structures of the instance profiles that contain a role.</summary>
    public static List<Output> DescribeOf(IamCall call, Role role) =>
        [.. Containing(call, role).Select(profile => DescribeListed(call, profile))];

    private static Output CreateInstanceProfile(IamCall call)
    {
        var name = call.Text("InstanceProfileName");
        if (call.Account.InstanceProfiles.Contains(name))
            throw IamErrors.AlreadyExists($"Instance Profile {name} already exists.");
        if (call.Account.InstanceProfiles.Count >= IamQuotas.InstanceProfiles)
            throw IamErrors.QuotaExceeded("InstanceProfilesPerAccount", IamQuotas.InstanceProfiles);

        var profile = new InstanceProfile
        {
            Name = name,
            Path = call.Input.OptionalText("Path") ?? "/",
            Id = RandomText.Id("AIPA"),
            Created = call.Timestamp,
            VisibleFrom = call.VisibleFrom,
        };
        Tagging.Apply(profile.Tags, call.Input.Structures("Tags"));
        call.Account.InstanceProfiles.Add(profile);
        return new Output { ["InstanceProfile"] = DescribeComplete(call, profile) };
    }

    private static Output GetInstanceProfile(IamCall call) =>
        new() { ["InstanceProfile"] = DescribeComplete(call, Profile(call)) };

    private static Output ListInstanceProfiles(IamCall call)
    {
        var prefix = call.Input.OptionalText("PathPrefix") ?? "/";
        return Page(
            call,
            call.Account.InstanceProfiles.Visible(call.Now)
                .Where(profile => profile.Path.StartsWith(prefix, StringComparison.Ordinal)));
    }

    private static Output ListInstanceProfilesForRole(IamCall call) => Page(call, Containing(call, call.Role()));

    private static Output DeleteInstanceProfile(IamCall call)
    {
        var profile = Profile(call);
        DeleteConflicts.Check(profile);
        call.Account.InstanceProfiles.Remove(profile);
        return Output.Empty;
    }

    private static Output AddRoleToInstanceProfile(IamCall call)
    {
        var profile = Profile(call);
        var role = call.ModifiableRole();
        if (profile.RoleName is not null)
            throw IamErrors.QuotaExceeded("InstanceSessionsPerInstanceProfile", 1);
        profile.RoleName = role.Name;
        return Output.Empty;
    }

    private static Output RemoveRoleFromInstanceProfile(IamCall call)
    {
        var profile = Profile(call);
        var role = call.ModifiableRole();
        if (profile.RoleName != role.Name)
            throw IamErrors.NoSuchRole(role.Name);
        profile.RoleName = null;
        return Output.Empty;
    }

    private static IEnumerable<InstanceProfile> Containing(IamCall call, Role role) =>
        call.Account.InstanceProfiles.Visible(call.Now).Where(profile => profile.RoleName == role.Name);

    private static Output Page(IamCall call, IEnumerable<InstanceProfile> profiles) => new Output().AddPage(
        call, "InstanceProfiles", profiles, profile => profile.Name, profile => DescribeListed(call, profile));

    // Lists do not return tags.
    private static Output DescribeListed(IamCall call, InstanceProfile profile) => new()
    {
        ["Path"] = profile.Path,
        ["InstanceProfileName"] = profile.Name,
        ["InstanceProfileId"] = profile.Id,
        ["Arn"] = call.Account.ArnOf(profile),
        ["CreateDate"] = profile.Created,
        ["Roles"] = Roles(call, profile),
    };

    private static Output DescribeComplete(IamCall call, InstanceProfile profile)
    {
        var output = DescribeListed(call, profile);
        output["Tags"] = Describe.TagsOrNull(profile.Tags);
        return output;
    }

    private static List<Output> Roles(IamCall call, InstanceProfile profile) =>
        profile.RoleName is not null && call.Account.Roles.TryGet(profile.RoleName, out var role)
            ? [DescribeRole.Identity(call, role)]
            : [];
}
