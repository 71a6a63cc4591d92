namespace AdminIam.Tests.Sandbox.Tours;

/// <summary>The part of the tour about roles, and about the tags of all resources.</summary>
internal sealed partial class SandboxTour
{
    private static readonly string TrustPolicy = RunningSandbox.Policy(
        "'Effect':'Allow','Principal':{'Service':'ec2.amazonaws.com'},'Action':'sts:AssumeRole'");

    private static readonly string LargeTrustPolicy = RunningSandbox.Policy(
        $"'Effect':'Allow','Principal':{{'Service':'{new string('s', 2048)}.amazonaws.com'}},"
        + "'Action':'sts:AssumeRole'");

    private static (string, string) Role(string name) => ("RoleName", name);

    private async Task CustomerRolesAsync()
    {
        (string, string) Trust(string document) => ("AssumeRolePolicyDocument", document);
        (string, string) document = ("PolicyDocument", TrustPolicy);
        await Step("", "CreateRole", Role("tourist"), Trust(TrustPolicy), ("Path", "/t/"));
        await Step("EntityAlreadyExists", "CreateRole", Role("TOURIST"), Trust(TrustPolicy));
        await Step("InvalidInput", "CreateRole", Role("x"), Trust(TrustPolicy), ("Path", "/aws-service-role/x/"));
        await Step("MalformedPolicyDocument", "CreateRole", Role("x"), Trust("{}"));
        await Step("LimitExceeded", "CreateRole", Role("x"), Trust(LargeTrustPolicy));
        await Step("", "ListRoles");
        foreach (var action in new[] { "GetRole", "ListRolePolicies", "ListAttachedRolePolicies", "ListRoleTags" })
        {
            await Step("", action, Role("tourist"));
            await Step("NoSuchEntity", action, Role("none"));
        }

        await Step("", "UpdateRoleDescription", Role("tourist"), ("Description", "d"));
        await Step("NoSuchEntity", "UpdateRoleDescription", Role("none"), ("Description", "d"));
        await Step("", "UpdateAssumeRolePolicy", Role("tourist"), document);
        await Step("NoSuchEntity", "UpdateAssumeRolePolicy", Role("none"), document);
        await Step("MalformedPolicyDocument", "UpdateAssumeRolePolicy", Role("tourist"), ("PolicyDocument", "{}"));
        await Step(
            "LimitExceeded", "UpdateAssumeRolePolicy", Role("tourist"), ("PolicyDocument", LargeTrustPolicy));
        await Step("", "PutRolePermissionsBoundary", Role("tourist"), ("PermissionsBoundary", AwsPolicy));
        await Step("NoSuchEntity", "PutRolePermissionsBoundary", Role("none"), ("PermissionsBoundary", AwsPolicy));
        await Step("", "DeleteRolePermissionsBoundary", Role("tourist"));
        await Step("NoSuchEntity", "DeleteRolePermissionsBoundary", Role("tourist"));
        await TagsAsync("Role", Role("tourist"), Role("none"));
        await Step("", "CreateRole", Role("leaver"), Trust(TrustPolicy));
        await Step("", "PutRolePolicy", Role("leaver"), ("PolicyName", "p"), ("PolicyDocument", Document));
        await Step("DeleteConflict", "DeleteRole", Role("leaver"));
        await Step("", "DeleteRolePolicy", Role("leaver"), ("PolicyName", "p"));
        await Step("", "DeleteRole", Role("leaver"));
        await Step("NoSuchEntity", "DeleteRole", Role("leaver"));
    }

    private async Task RolesAsync()
    {
        var role = ("RoleName", "AWSServiceRoleForCloudHSM");
        var none = ("RoleName", "none");
        await Step("", "CreateServiceLinkedRole", ("AWSServiceName", "cloudhsm.amazonaws.com"));
        await Step("", "CreateInstanceProfile", Profile("shared"));
        await Step("InvalidInput", "CreateServiceLinkedRole", ("AWSServiceName", "cloudhsm.amazonaws.com"));
        await Step("", "GetRole", role);
        await Step("NoSuchEntity", "GetRole", none);
        await Step("", "UpdateRole", role, ("Description", "For HSMs"));
        foreach (var (action, parameters) in new (string, (string, string)[])[]
        {
            ("UpdateRole", [("MaxSessionDuration", "7200")]),
            ("AttachRolePolicy", [Policy(AwsPolicy)]),
            ("PutRolePolicy", [("PolicyName", "p"), ("PolicyDocument", Document)]),
            ("DeleteRolePolicy", [("PolicyName", "p")]),
            ("PutRolePermissionsBoundary", [("PermissionsBoundary", AwsPolicy)]),
            ("DeleteRolePermissionsBoundary", []),
            ("UpdateAssumeRolePolicy", [("PolicyDocument", TrustPolicy)]),
            ("DeleteRole", []),
            ("AddRoleToInstanceProfile", [Profile("shared")]),
            ("RemoveRoleFromInstanceProfile", [Profile("shared")]),
        })
        {
            await Step("UnmodifiableEntity", action, [role, .. parameters]);
        }

        await Step("NoSuchEntity", "UpdateRole", none, ("Description", "For HSMs"));
        await Step(
            "UnmodifiableEntity", "DetachRolePolicy", role,
            Policy("arn:aws:iam::aws:policy/aws-service-role/CloudHSMServiceRolePolicy"));
        await Step("", "DetachRolePolicy", ("RoleName", "holder"), Policy(AwsPolicy));
        await Step("NoSuchEntity", "DetachRolePolicy", ("RoleName", "holder"), Policy(AwsPolicy));
        await Step("InvalidInput", "DetachRolePolicy", ("RoleName", "holder"), Policy(NoArn));
        await Step("NoSuchEntity", "DeleteServiceLinkedRole", none);
        var task = await Step("", "DeleteServiceLinkedRole", role);
        await Step("", "GetServiceLinkedRoleDeletionStatus", ("DeletionTaskId", task["DeletionTaskId"]));
        _clock.Advance(TimeSpan.FromSeconds(1));
        await Step("", "GetServiceLinkedRoleDeletionStatus", ("DeletionTaskId", task["DeletionTaskId"]));
        await Step("NoSuchEntity", "GetServiceLinkedRoleDeletionStatus", ("DeletionTaskId", "none"));
    }

    /// <summary>The three operations about the tags of a kind of resource.</summary>
    private async Task TagsAsync(
        string kind, (string, string) resource, (string, string) missing, (string, string)? invalid = null)
    {
        (string, string)[] Tags(params string[] keys) => keys.SelectMany((key, i) => new[]
        {
            ($"Tags.member.{i + 1}.Key", key), ($"Tags.member.{i + 1}.Value", "v"),
        }).ToArray();

        var tagKey = ("TagKeys.member.1", "a");
        await Step("", "Tag" + kind, [resource, .. Tags("a")]);
        await Step("NoSuchEntity", "Tag" + kind, [missing, .. Tags("a")]);
        await Step("InvalidInput", "Tag" + kind, [resource, .. Tags("aws:a")]);
        await Step(
            "LimitExceeded", "Tag" + kind, [resource, .. Tags([.. Enumerable.Range(1, 50).Select(i => $"k{i}")])]);
        await Step("", $"List{kind}Tags", resource);
        await Step("NoSuchEntity", $"List{kind}Tags", missing);
        await Step("", "Untag" + kind, resource, tagKey);
        await Step("NoSuchEntity", "Untag" + kind, missing, tagKey);
        if (invalid is { } arn)
        {
            await Step("InvalidInput", "Tag" + kind, [arn, .. Tags("a")]);
            await Step("InvalidInput", "Untag" + kind, arn, tagKey);
            await Step("InvalidInput", $"List{kind}Tags", arn);
        }
    }
}
