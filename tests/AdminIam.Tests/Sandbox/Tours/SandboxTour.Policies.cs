using AdminIam.Build;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox.Tours;

/// <summary>The second half of the tour: policies, the organization, STS and quotas.</summary>
internal sealed partial class SandboxTour
{
    private const string NoPolicy = "arn:aws:iam::123456789012:policy/none";
    private const string NoArn = "arn:aws:s3:::not-a-resource-of-iam";

    private async Task PoliciesAsync()
    {
        (string, string) document = ("PolicyDocument", Document);
        var malformed = ("PolicyDocument", "{}");
        var made = await Step("", "CreatePolicy", ("PolicyName", "tour"), document, ("Description", "d"));
        await Step("EntityAlreadyExists", "CreatePolicy", ("PolicyName", "TOUR"), document);
        await Step("MalformedPolicyDocument", "CreatePolicy", ("PolicyName", "x"), malformed);
        await Step(
            "InvalidInput", "CreatePolicy", ("PolicyName", "x"), document, ("Tags.member.1.Key", "aws:a"),
            ("Tags.member.1.Value", "b"));
        await Step("LimitExceeded", "CreatePolicy", ("PolicyName", "x"), ("PolicyDocument", TooLarge(6144)));
        var arn = made["Arn"];
        foreach (var action in new[] { "GetPolicy", "ListPolicyVersions", "ListEntitiesForPolicy" })
        {
            await Step("", action, Policy(arn));
            await Step("NoSuchEntity", action, Policy(NoPolicy));
            await Step("InvalidInput", action, Policy(NoArn));
        }

        await Step("", "ListPolicies");
        await Step("", "CreatePolicyVersion", Policy(arn), document);
        await Step("NoSuchEntity", "CreatePolicyVersion", Policy(NoPolicy), document);
        await Step("InvalidInput", "CreatePolicyVersion", Policy(NoArn), document);
        await Step("MalformedPolicyDocument", "CreatePolicyVersion", Policy(arn), malformed);
        await Step("LimitExceeded", "CreatePolicyVersion", Policy(arn), ("PolicyDocument", TooLarge(6144)));
        foreach (var action in new[] { "GetPolicyVersion", "SetDefaultPolicyVersion", "DeletePolicyVersion" })
        {
            await Step("NoSuchEntity", action, Policy(arn), ("VersionId", "v9"));
            await Step("InvalidInput", action, Policy(NoArn), ("VersionId", "v1"));
        }

        await Step("", "GetPolicyVersion", Policy(arn), ("VersionId", "v2"));
        await Step("", "SetDefaultPolicyVersion", Policy(arn), ("VersionId", "v2"));
        await Step("DeleteConflict", "DeletePolicyVersion", Policy(arn), ("VersionId", "v2"));
        await Step("DeleteConflict", "DeletePolicy", Policy(arn));
        await Step("", "DeletePolicyVersion", Policy(arn), ("VersionId", "v1"));
        await TagsAsync("Policy", Policy(arn), Policy(NoPolicy), Policy(NoArn));
        await Step("NoSuchEntity", "DeletePolicy", Policy(NoPolicy));
        await Step("InvalidInput", "DeletePolicy", Policy(NoArn));
        await Step("", "DeletePolicy", Policy(arn));
    }

    private async Task AttachmentsAsync()
    {
        foreach (var (kind, holder, nobody, size) in new[]
        {
            ("User", User("ada"), User("nobody"), 2048),
            ("Group", Group("tourists"), Group("none"), 5120),
            ("Role", Role("tourist"), Role("none"), 10240),
        })
        {
            var name = ("PolicyName", "inline");
            await Step("", $"Attach{kind}Policy", holder, Policy(AwsPolicy));
            await Step("NoSuchEntity", $"Attach{kind}Policy", nobody, Policy(AwsPolicy));
            await Step("InvalidInput", $"Attach{kind}Policy", holder, Policy(NoArn));
            await Step(
                "PolicyNotAttachable", $"Attach{kind}Policy", holder,
                Policy("arn:aws:iam::aws:policy/aws-service-role/CloudHSMServiceRolePolicy"));
            await Step("", $"ListAttached{kind}Policies", holder);
            await Step("NoSuchEntity", $"ListAttached{kind}Policies", nobody);
            await Step("", $"Detach{kind}Policy", holder, Policy(AwsPolicy));
            await Step("NoSuchEntity", $"Detach{kind}Policy", holder, Policy(AwsPolicy));
            await Step("InvalidInput", $"Detach{kind}Policy", holder, Policy(NoArn));
            await Step("", $"Put{kind}Policy", holder, name, ("PolicyDocument", Document));
            await Step("NoSuchEntity", $"Put{kind}Policy", nobody, name, ("PolicyDocument", Document));
            await Step("MalformedPolicyDocument", $"Put{kind}Policy", holder, name, ("PolicyDocument", "{}"));
            await Step("LimitExceeded", $"Put{kind}Policy", holder, name, ("PolicyDocument", TooLarge(size)));
            await Step("", $"Get{kind}Policy", holder, name);
            await Step("NoSuchEntity", $"Get{kind}Policy", holder, ("PolicyName", "none"));
            await Step("", $"List{kind}Policies", holder);
            await Step("NoSuchEntity", $"List{kind}Policies", nobody);
            await Step("", $"Delete{kind}Policy", holder, name);
            await Step("NoSuchEntity", $"Delete{kind}Policy", holder, name);
        }

        await Step(
            "", "SimulatePrincipalPolicy", ("PolicySourceArn", "arn:aws:iam::123456789012:user/ada"),
            ("ActionNames.member.1", "iam:GetUser"));
        await Step(
            "NoSuchEntity", "SimulatePrincipalPolicy", ("PolicySourceArn", "arn:aws:iam::123456789012:user/none"),
            ("ActionNames.member.1", "iam:GetUser"));
        await Step(
            "InvalidInput", "SimulatePrincipalPolicy", ("PolicySourceArn", NoArn),
            ("ActionNames.member.1", "iam:GetUser"));
    }

    private async Task OrganizationAsync()
    {
        string[] actions =
        [
            "ListOrganizationsFeatures", "EnableOrganizationsRootCredentialsManagement",
            "EnableOrganizationsRootSessions",
            "DisableOrganizationsRootCredentialsManagement", "DisableOrganizationsRootSessions",
        ];
        using var alone = new RunningSandbox();
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.PathOf("member.json"), SeededAccount.OfMemberAccount());
        using var member = new RunningSandbox(new SandboxOptions { StatePath = folder.PathOf("member.json") });
        using var access = await TestRootAccess.StartAsync();
        var delegated = await TestMember.EnterAsync(access.Sandbox, access.Administrator, TestRootAccess.Test);
        await access.Organizations.OkAsync(
            "RegisterDelegatedAdministrator",
            new { AccountId = TestRootAccess.Test, ServicePrincipal = TestRootAccess.Service });
        foreach (var action in actions)
        {
            if (action.StartsWith("Enable", StringComparison.Ordinal))
                await Step(delegated, "CallerIsNotManagementAccountException", action);
            await Step("ServiceAccessNotEnabledException", action);
            await Step(access.Administrator, "", action);
            await Step(alone.Root, "OrganizationNotFoundException", action);
            await Step(member.Root, "AccountNotManagementOrDelegatedAdministratorException", action);
        }
    }

    private async Task StsAsync()
    {
        (string, string)[] request =
        [
            ("RoleArn", "arn:aws:iam::123456789012:role/visitor"), ("RoleSessionName", "tour"),
        ];
        await Step("", "GetCallerIdentity");
        await Step("", "GetSessionToken");
        await Step("", "GetFederationToken", ("Name", "tour"));
        using (var access = await TestRootAccess.StartAsync())
        {
            await Step(
                access.Administrator, "", "AssumeRoot",
                TestRootAccess.Request(TestRootAccess.Prod, "IAMAuditRootUserCredentials"));
        }

        var visitor = await _sandbox.UserClientAsync("visitor", Document);
        await Step(visitor, "", "AssumeRole", request);
        await Step(visitor, "MalformedPolicyDocument", "AssumeRole", [.. request, ("Policy", "{}")]);

        request = [("RoleArn", "arn:aws:iam::123456789012:role/runbook"), ("RoleSessionName", "tour")];
        var token = ("WebIdentityToken", TestToken.Create(_clock.GetUtcNow().UtcDateTime.AddHours(1)));
        await Step("", "AssumeRoleWithWebIdentity", [.. request, token]);
        await Step("MalformedPolicyDocument", "AssumeRoleWithWebIdentity", [.. request, token, ("Policy", "{}")]);
        await Step("InvalidIdentityToken", "AssumeRoleWithWebIdentity", [.. request, ("WebIdentityToken", "none")]);
        await Step(
            "ExpiredTokenException",
            "AssumeRoleWithWebIdentity",
            [.. request, ("WebIdentityToken", TestToken.Create(_clock.GetUtcNow().UtcDateTime.AddHours(-1)))]);
        await DisabledRegionAsync();
    }

    private async Task DisabledRegionAsync()
    {
        const string code = "RegionDisabledException";
        var key = await _sandbox.Root.OkAsync("CreateAccessKey", User("visitor"));
        var visitor = new SandboxClient(_sandbox.Server.Url, key["AccessKeyId"], key["SecretAccessKey"])
        {
            Region = "af-south-1",
        };
        (string, string)[] request =
        [
            ("RoleArn", "arn:aws:iam::123456789012:role/visitor"), ("RoleSessionName", "tour"),
        ];
        await Step(visitor, code, "AssumeRole", request);
        await Step(visitor, code, "AssumeRoot", TestRootAccess.Request(TestRootAccess.Prod, "S3UnlockBucketPolicy"));
        await Step(visitor, code, "GetFederationToken", ("Name", "tour"));
        await Step(visitor, code, "GetSessionToken");
    }

    private async Task QuotasAsync()
    {
        for (var i = 0; i < 300; i++)
            await _sandbox.Root.CallAsync("CreateGroup", Group($"g{i}"));
        await Step("LimitExceeded", "CreateGroup", Group("one-too-many"));
        for (var i = 0; i < 10; i++)
            await _sandbox.Root.OkAsync("AddUserToGroup", User("ada"), Group($"g{i}"));
        await Step("LimitExceeded", "AddUserToGroup", User("ada"), Group("g10"));
        await Task.WhenAll(Enumerable.Range(0, 5000).Select(i => _sandbox.Root.CallAsync("CreateUser", User($"u{i}"))));
        await Step("LimitExceeded", "CreateUser", User("one-too-many"));
        await _sandbox.Root.OkAsync("CreateAccessKey", User("ada"));
        await _sandbox.Root.OkAsync("CreateAccessKey", User("ada"));
        await Step("LimitExceeded", "CreateAccessKey", User("ada"));

        await Task.WhenAll(Enumerable.Range(0, 1000).Select(
            i => _sandbox.Root.CallAsync(
                "CreateServiceLinkedRole", ("AWSServiceName", "autoscaling.amazonaws.com"),
                ("CustomSuffix", $"s{i}"))));
        await Step("LimitExceeded", "CreateServiceLinkedRole", ("AWSServiceName", "cloudhsm.amazonaws.com"));

        for (var i = 0; i < 11; i++)
        {
            var made = await _sandbox.Root.OkAsync(
                "CreatePolicy", ("PolicyName", $"p{i}"), ("PolicyDocument", Document));
            await Step(i < 10 ? "" : "LimitExceeded", "AttachUserPolicy", User("ada"), Policy(made["Arn"]));
            await Step(i < 10 ? "" : "LimitExceeded", "AttachGroupPolicy", Group("tourists"), Policy(made["Arn"]));
            await Step(i < 10 ? "" : "LimitExceeded", "AttachRolePolicy", Role("tourist"), Policy(made["Arn"]));
        }

        await Step("DeleteConflict", "DeletePolicy", Policy("arn:aws:iam::123456789012:policy/p0"));
        for (var i = 0; i < 9; i++)
        {
            var device = await _sandbox.Root.OkAsync("CreateVirtualMFADevice", ("VirtualMFADeviceName", $"d{i}"));
            await Step(
                i < 8 ? "" : "LimitExceeded", "EnableMFADevice",
                [User("ada"), ("SerialNumber", device["SerialNumber"]), .. Codes2(device)]);
        }
    }

    private static string TooLarge(int size) =>
        RunningSandbox.Policy($"'Sid':'{new string('s', size)}','Effect':'Allow','Action':'*','Resource':'*'");
}
