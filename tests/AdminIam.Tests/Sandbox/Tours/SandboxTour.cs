using System.Text;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox.Tours;

/// <summary>
/// Calls every operation successfully and with each of its errors, and records the error codes, which are listed in
/// docs/sandbox.md.
/// </summary>
internal sealed partial class SandboxTour : IDisposable
{
    private const string AwsPolicy = RunningSandbox.AdministratorAccess;
    private static readonly string Document = RunningSandbox.Policy("'Effect':'Allow','Action':'*','Resource':'*'");
    private readonly string _folder = Directory.CreateTempSubdirectory("adminiam-tour").FullName;
    private readonly MovableClock _clock = new();
    private readonly RunningSandbox _sandbox;

    public SandboxTour()
    {
        var path = Path.Combine(_folder, "iam.json");
        File.WriteAllText(path, SeededAccount.ToJson());
        _sandbox = new RunningSandbox(new SandboxOptions { StatePath = path, TimeProvider = _clock });
    }

    /// <summary>
    /// The error codes by action. An action without errors has an empty set.
    /// </summary>
    public SortedDictionary<string, SortedSet<string>> Codes { get; } = new(StringComparer.Ordinal);

    /// <summary>Answers that do not match the model, and steps with unexpected results.</summary>
    public List<string> Mistakes { get; } = [];

    public void Dispose()
    {
        _sandbox.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    public async Task RunAsync()
    {
        await AccountAsync();
        await GroupsAndUsersAsync();
        await CredentialsAsync();
        await UploadsAsync();
        await LesserCredentialsAsync();
        await MfaAsync();
        await PoliciesAsync();
        await CustomerRolesAsync();
        await AttachmentsAsync();
        await RolesAsync();
        await InstanceProfilesAsync();
        await ProvidersAsync();
        await OrganizationAsync();
        await StsAsync();
        await AccessReportsAsync();
        await FederationAsync();
        await QuotasAsync();
    }

    private async Task<SandboxReply> Step(string expected, string action, params (string, string)[] parameters) =>
        await Step(_sandbox.Root, expected, action, parameters);

    private async Task<SandboxReply> Step(
        SandboxClient client, string expected, string action, params (string, string)[] parameters)
    {
        var reply = await client.CallAsync(action, parameters);
        var codes = Codes.TryGetValue(action, out var known)
            ? known
            : Codes[action] = new SortedSet<string>(StringComparer.Ordinal);
        if (reply.Status != 200)
            codes.Add(reply.Code);
        if (reply.Code != expected)
        {
            Mistakes.Add($"{action} answered {reply.Error}, not '{expected}'");
        }
        else if (reply.Status == 200)
        {
            Mistakes.AddRange(
                (ServiceModelShapes.Sts.Operations.Contains(action)
                    ? ServiceModelShapes.Sts
                    : ServiceModelShapes.Iam).Mistakes(action, reply.Body));
        }

        return reply;
    }

    private static (string, string) User(string name) => ("UserName", name);

    private static (string, string) Group(string name) => ("GroupName", name);

    private static (string, string) Policy(string arn) => ("PolicyArn", arn);

    private async Task AccountAsync()
    {
        await Step("", "GetAccountSummary");
        await Step("", "CreateAccountAlias", ("AccountAlias", "tour"));
        await Step("EntityAlreadyExists", "CreateAccountAlias", ("AccountAlias", "tour"));
        await Step("", "ListAccountAliases");
        await Step("NoSuchEntity", "DeleteAccountAlias", ("AccountAlias", "other"));
        await Step("", "DeleteAccountAlias", ("AccountAlias", "tour"));
        await Step("NoSuchEntity", "GetAccountPasswordPolicy");
        await Step("NoSuchEntity", "DeleteAccountPasswordPolicy");
        await Step("", "UpdateAccountPasswordPolicy", ("MinimumPasswordLength", "8"), ("PasswordReusePrevention", "5"));
        await Step("", "GetAccountPasswordPolicy");
        await Step("", "DeleteAccountPasswordPolicy");
        await Step("ReportNotPresent", "GetCredentialReport");
        await Step("", "GenerateCredentialReport");
        await Step("ReportInProgress", "GetCredentialReport");
        _clock.Advance(TimeSpan.FromSeconds(1));
        await Step("", "GenerateCredentialReport");
        await Step("", "GetCredentialReport");
    }

    private async Task GroupsAndUsersAsync()
    {
        await Step("", "CreateGroup", Group("tourists"), ("Path", "/t/"));
        await Step("EntityAlreadyExists", "CreateGroup", Group("TOURISTS"));
        await Step(
            "", "CreateUser", User("ada"), ("Tags.member.1.Key", "Email"), ("Tags.member.1.Value", "ada@example.com"),
            ("PermissionsBoundary", AwsPolicy));
        await Step("EntityAlreadyExists", "CreateUser", User("ADA"));
        await Step("NoSuchEntity", "CreateUser", User("bert"), ("PermissionsBoundary", "arn:aws:iam::aws:policy/None"));
        await Step(
            "InvalidInput", "CreateUser", User("bert"), ("Tags.member.1.Key", "aws:x"), ("Tags.member.1.Value", ""));
        foreach (var action in new[]
        {
            "GetUser", "ListGroupsForUser", "ListUserPolicies", "ListAttachedUserPolicies",
            "ListAccessKeys", "ListMFADevices",
        })
        {
            await Step("", action, User("ada"));
            await Step("NoSuchEntity", action, User("nobody"));
        }

        await Step("", "GetUser");
        await Step("", "ListUsers");
        await Step("", "ListGroups");
        await TagsAsync("User", User("ada"), User("nobody"));
        await Step("", "AddUserToGroup", User("ada"), Group("tourists"));
        await Step("NoSuchEntity", "AddUserToGroup", User("ada"), Group("none"));
        await Step("", "GetGroup", Group("tourists"));
        await Step("NoSuchEntity", "GetGroup", Group("none"));
        await Step("DeleteConflict", "DeleteGroup", Group("tourists"));
        await Step("", "RemoveUserFromGroup", User("ada"), Group("tourists"));
        await Step("NoSuchEntity", "RemoveUserFromGroup", User("nobody"), Group("tourists"));
        await Step("", "CreateGroup", Group("other"));
        await Step("EntityAlreadyExists", "UpdateGroup", Group("other"), ("NewGroupName", "tourists"));
        await Step("NoSuchEntity", "UpdateGroup", Group("none"), ("NewGroupName", "x"));
        await Step("", "UpdateGroup", Group("other"), ("NewGroupName", "others"), ("NewPath", "/o/"));
        await Step("NoSuchEntity", "DeleteGroup", Group("none"));
        await Step("", "DeleteGroup", Group("others"));
        await Step("", "CreateUser", User("carl"));
        await Step("EntityAlreadyExists", "UpdateUser", User("carl"), ("NewUserName", "ada"));
        await Step("NoSuchEntity", "UpdateUser", User("nobody"), ("NewPath", "/x/"));
        await Step("", "UpdateUser", User("carl"), ("NewPath", "/x/"));
        await Step("", "DeleteUserPermissionsBoundary", User("ada"));
        await Step("NoSuchEntity", "DeleteUserPermissionsBoundary", User("ada"));
        await Step("", "PutUserPermissionsBoundary", User("carl"), ("PermissionsBoundary", AwsPolicy));
        await Step(
            "NoSuchEntity", "PutUserPermissionsBoundary", User("carl"),
            ("PermissionsBoundary", "arn:aws:iam::aws:policy/None"));
        await Step("DeleteConflict", "DeleteUser", User("seeded"));
        await Step("NoSuchEntity", "DeleteUser", User("nobody"));
        await Step("", "DeleteUser", User("carl"));
        await Step("", "GetAccountAuthorizationDetails");
    }

    private async Task CredentialsAsync()
    {
        var password = ("Password", "Correct-Horse1");
        await Step("PasswordPolicyViolation", "CreateLoginProfile", User("ada"), ("Password", "weak"));
        await Step("NoSuchEntity", "CreateLoginProfile", User("nobody"), password);
        await Step("NoSuchEntity", "GetLoginProfile", User("ada"));
        await Step("NoSuchEntity", "UpdateLoginProfile", User("ada"), password);
        await Step("NoSuchEntity", "DeleteLoginProfile", User("ada"));
        await Step("", "CreateLoginProfile", User("ada"), password, ("PasswordResetRequired", "true"));
        await Step("EntityAlreadyExists", "CreateLoginProfile", User("ada"), password);
        await Step("", "GetLoginProfile", User("ada"));
        await Step("PasswordPolicyViolation", "UpdateLoginProfile", User("ada"), ("Password", "weak"));
        await Step("", "UpdateLoginProfile", User("ada"), password);

        var made = await Step("", "CreateAccessKey", User("ada"));
        var key = ("AccessKeyId", made["AccessKeyId"]);
        var noKey = ("AccessKeyId", "AKIANONENONENONENONE");
        await Step("NoSuchEntity", "CreateAccessKey", User("nobody"));
        await Step("", "GetAccessKeyLastUsed", key);
        await Step("NoSuchEntity", "GetAccessKeyLastUsed", noKey);
        await Step("", "PutUserPolicy", User("ada"), ("PolicyName", "own"), ("PolicyDocument", Document));
        var ada = _sandbox.Client(made["AccessKeyId"], made["SecretAccessKey"]);
        await Step(
            ada, "PasswordPolicyViolation", "ChangePassword", ("OldPassword", password.Item2), ("NewPassword", "weak"));
        await Step(ada, "", "ChangePassword", ("OldPassword", password.Item2), ("NewPassword", "Better-Horse2"));
        await Step("InvalidUserType", "ChangePassword", ("OldPassword", "x"), ("NewPassword", "y"));
        await Step("", "DeleteLoginProfile", User("ada"));
        await Step(ada, "NoSuchEntity", "ChangePassword", ("OldPassword", "x"), ("NewPassword", "y"));
        await Step("", "UpdateAccessKey", User("ada"), key, ("Status", "Inactive"));
        await Step("NoSuchEntity", "UpdateAccessKey", User("ada"), noKey, ("Status", "Inactive"));
        await Step("NoSuchEntity", "DeleteAccessKey", User("ada"), noKey);
        await Step("", "DeleteAccessKey", User("ada"), key);
    }

    private async Task LesserCredentialsAsync()
    {
        foreach (var (kind, list, id, value) in new[]
        {
            ("SSHPublicKey", "ListSSHPublicKeys", "SSHPublicKeyId", "APKASEEDEDSEEDEDSEED"),
            ("SigningCertificate", "ListSigningCertificates", "CertificateId", "CERTIFICATECERTIFICATE22"),
            ("ServiceSpecificCredential", "ListServiceSpecificCredentials", "ServiceSpecificCredentialId",
                "ACCASEEDEDSEEDEDSEED"),
        })
        {
            await Step("", list, User("seeded"));
            await Step("NoSuchEntity", list, User("nobody"));
            await Step("", "Update" + kind, User("seeded"), (id, value), ("Status", "Inactive"));
            await Step("NoSuchEntity", "Update" + kind, User("ada"), (id, value), ("Status", "Inactive"));
            await Step("NoSuchEntity", "Delete" + kind, User("ada"), (id, value));
            await Step("", "Delete" + kind, User("seeded"), (id, value));
        }

        await Step(
            "NotSupportedService", "ListServiceSpecificCredentials", User("seeded"),
            ("ServiceName", "none.amazonaws.com"));
        await Step("", "DeleteUser", User("seeded"));
    }

    private async Task MfaAsync()
    {
        var none = ("SerialNumber", "arn:aws:iam::123456789012:mfa/none");
        (string, string)[] wrong = [("AuthenticationCode1", "000000"), ("AuthenticationCode2", "000000")];
        var device = await Step("", "CreateVirtualMFADevice", ("VirtualMFADeviceName", "ada"));
        await Step("EntityAlreadyExists", "CreateVirtualMFADevice", ("VirtualMFADeviceName", "ada"));
        await Step("InvalidInput", "CreateVirtualMFADevice", ("VirtualMFADeviceName", new string('n', 400)));
        var serial = ("SerialNumber", device["SerialNumber"]);
        await Step("NoSuchEntity", "EnableMFADevice", [User("ada"), none, .. wrong]);
        await Step("InvalidAuthenticationCode", "EnableMFADevice", [User("ada"), serial, .. wrong]);
        await Step("", "EnableMFADevice", [User("ada"), serial, .. Codes2(device)]);
        await Step("EntityAlreadyExists", "EnableMFADevice", [User("ada"), serial, .. Codes2(device)]);
        await Step("", "ListVirtualMFADevices");
        await Step("", "GetMFADevice", User("ada"), serial);
        await Step("NoSuchEntity", "GetMFADevice", User("ada"), none);
        await Step("InvalidAuthenticationCode", "ResyncMFADevice", [User("ada"), serial, .. wrong]);
        await Step("NoSuchEntity", "ResyncMFADevice", [User("ada"), none, .. wrong]);
        await Step("", "ResyncMFADevice", [User("ada"), serial, .. Codes2(device)]);
        await TagsAsync("MFADevice", serial, none);
        await Step("DeleteConflict", "DeleteVirtualMFADevice", serial);
        await Step("NoSuchEntity", "DeactivateMFADevice", User("ada"), none);
        await Step("", "DeactivateMFADevice", User("ada"), serial);
        await Step("NoSuchEntity", "DeleteVirtualMFADevice", none);
        await Step("", "DeleteVirtualMFADevice", serial);
    }

    private static (string, string)[] Codes2(SandboxReply device)
    {
        var seed = Encoding.ASCII.GetString(Convert.FromBase64String(device["Base32StringSeed"]));
        var now = DateTime.UtcNow;
        return
        [
            ("AuthenticationCode1", TestTotp.Code(seed, now)),
            ("AuthenticationCode2", TestTotp.Code(seed, now.AddSeconds(30))),
        ];
    }
}
