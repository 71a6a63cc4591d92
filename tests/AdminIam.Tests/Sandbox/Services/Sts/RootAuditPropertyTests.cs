using CsCheck;

namespace AdminIam.Tests.Sandbox.Services.Sts;

/// <summary>Random calls in a session of AssumeRoot that audits.</summary>
public sealed class RootAuditPropertyTests
{
    private const string Prod = TestRootAccess.Prod;

    private static readonly string[] Changes =
    [
        "CreateUser", "DeleteUser", "UpdateUser", "CreateGroup", "DeleteGroup", "AddUserToGroup", "CreateAccessKey",
        "UpdateAccessKey", "DeleteAccessKey", "CreateLoginProfile", "UpdateLoginProfile", "DeleteLoginProfile",
        "ChangePassword", "CreateVirtualMFADevice", "DeleteVirtualMFADevice", "EnableMFADevice", "ResyncMFADevice",
        "DeactivateMFADevice", "UploadSigningCertificate", "UpdateSigningCertificate", "DeleteSigningCertificate",
        "CreateAccountAlias", "DeleteAccountAlias", "UpdateAccountPasswordPolicy", "DeleteAccountPasswordPolicy",
        "CreateRole", "DeleteRole", "UpdateRole", "AttachRolePolicy", "AttachUserPolicy", "AttachGroupPolicy",
        "PutUserPolicy", "PutRolePolicy", "PutGroupPolicy", "TagUser", "CreatePolicy", "DeletePolicy",
        "PutUserPermissionsBoundary", "UpdateAssumeRolePolicy", "SetSecurityTokenServicePreferences",
        "EnableOrganizationsRootSessions", "DisableOrganizationsRootSessions",
        "DisableOrganizationsRootCredentialsManagement", "DeleteSSHPublicKey", "DeleteServiceLinkedRole",
    ];

    private static readonly (string Key, string Value)[][] Users = [[], [("UserName", "ann")], [("UserName", "none")]];

    private static readonly (string Key, string Value)[] Common =
    [
        ("AccessKeyId", TestRootAccess.Key), ("CertificateId", TestRootAccess.Certificate),
        ("SerialNumber", TestRootAccess.Device), ("Status", "Inactive"), ("GroupName", "admins"),
        ("NewUserName", "bob"), ("Password", "Correct-Horse1"), ("OldPassword", "x"), ("NewPassword", "Correct-Horse2"),
        ("VirtualMFADeviceName", "phone"), ("AuthenticationCode1", "000000"), ("AuthenticationCode2", "000000"),
        ("CertificateBody", "-"), ("AccountAlias", "prod"), ("RoleName", "OrganizationAccountAccessRole"),
        ("PolicyArn", RunningSandbox.AdministratorAccess), ("PolicyName", "all"),
        ("PolicyDocument", RunningSandbox.Policy(TestMember.AllowAll)), ("Tags.member.1.Key", "Team"),
        ("Tags.member.1.Value", "Blue"), ("PermissionsBoundary", RunningSandbox.AdministratorAccess),
        ("AssumeRolePolicyDocument", RunningSandbox.Policy(TestMember.AllowAll)),
        ("GlobalEndpointTokenVersion", "v2Token"), ("SSHPublicKeyId", "APKASEEDEDSEEDEDSEED"),
    ];

    [Fact]
    public async Task No_call_changes_the_state()
    {
        using var access = await TestRootAccess.StartAsync();
        var prod = await TestMember.EnterAsync(access.Sandbox, access.Administrator, Prod);
        await prod.OkAsync("CreateUser", ("UserName", "ann"));
        await prod.OkAsync("CreateGroup", ("GroupName", "admins"));
        var auditor = await access.AuditorAsync(Prod);
        var before = await StateAsync();

        await Gen.Select(Gen.Int[0, Changes.Length - 1], Gen.Int[0, Users.Length - 1], Gen.Bool).List[1, 20]
            .SampleAsync(RunAsync, iter: 25, threads: 1);

        Assert.Equal(before, await StateAsync());

        async Task RunAsync(List<(int Change, int User, bool IsBare)> calls)
        {
            foreach (var (change, user, isBare) in calls)
            {
                var reply = await auditor.CallAsync(
                    Changes[change], [.. Users[user], .. isBare ? [] : Common]);
                Assert.NotEqual((Changes[change], 200), (Changes[change], reply.Status));
            }

            Assert.Equal(before, await StateAsync());
        }

        async Task<string> StateAsync() =>
            (await prod.OkAsync("GetAccountSummary")).SummaryOf("Users")
            + Facts(await auditor.OkAsync("ListAccessKeys"), "AccessKeyId", "Status")
            + Facts(await auditor.OkAsync("ListSigningCertificates"), "CertificateId", "Status")
            + Facts(await auditor.OkAsync("ListMFADevices"), "SerialNumber")
            + Facts(await auditor.OkAsync("GetLoginProfile"), "CreateDate")
            + Facts(await prod.OkAsync("GetAccountAuthorizationDetails"), "UserName", "GroupName", "RoleName", "Arn")
            + Facts(await access.Administrator.OkAsync("ListOrganizationsFeatures"), "member");
    }

    private static string Facts(SandboxReply reply, params string[] names) =>
        string.Join(";", names.SelectMany(reply.All));
}
