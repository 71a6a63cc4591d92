using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Iam.CredentialReports;
using AdminIam.Engine.IdentityCenter;
using AdminIam.Engine.Safeguards.Checks;
using AdminIam.Engine.Safeguards.Facts;
using AdminIam.Engine.Safeguards.Findings;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Tests.Engine.Safeguards;

/// <summary>Facts about an account that a test states. Without further statements, the account is empty.</summary>
internal sealed class TestFacts
{
    public const string AccountId = "123456789012";
    public const string AllowAll =
        "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'*','Resource':'*'}]}";

    public static readonly DateTime Now = new(2026, 11, 27, 12, 0, 0, DateTimeKind.Utc);

    public Dictionary<string, int> Summary { get; } = [];

    public List<CredentialReportEntry> Rows { get; } = [];

    public List<UserDetail> Users { get; } = [];

    public List<GroupDetail> Groups { get; } = [];

    public List<RoleDetail> Roles { get; } = [];

    public List<ManagedPolicyDetail> Policies { get; } = [];

    public List<ServerCertificateFact> Certificates { get; } = [];

    public CredentialReportEntry? Root { get; set; }

    public IReadOnlyList<string> PasswordResets { get; set; } = [];

    public string? Alias { get; set; }

    public bool HasVirtualRootMfa { get; set; }

    public IReadOnlyList<string>? OrganizationFeatures { get; set; }

    public IReadOnlyList<DelegatedService> DelegatedServices { get; set; } = [];

    public IReadOnlyList<string> SamlProviders { get; set; } = [];

    public IdentityCenterInstance? IdentityCenter { get; set; }

    public AssignedAdministrators Assigned { get; set; } = AssignedAdministrators.None;

    public SafeguardThresholds Thresholds { get; set; } = new();

    /// <summary>The facts that could not be read.</summary>
    public FactKinds Denied { get; set; }

    public static DateTime DaysAgo(double days) => Now.AddDays(-days);

    /// <summary>A row of a user who was created two hundred days ago and has no credentials.</summary>
    public static CredentialReportEntry Row(string userName) => new()
    {
        UserName = userName,
        Arn = $"arn:aws:iam::{AccountId}:user/{userName}",
        CreateDate = DaysAgo(200),
        HasPassword = false,
        MfaActive = false,
    };

    /// <summary>A row of a user with a password that was changed and used.</summary>
    public static CredentialReportEntry PasswordRow(string userName) => Row(userName) with
    {
        HasPassword = true,
        PasswordLastChanged = DaysAgo(100),
        PasswordLastUsed = DaysAgo(1),
    };

    public static CredentialReportKey Key(
        int slot = 1, bool active = true, double rotated = 30, double? used = 1) =>
        new(slot, active, DaysAgo(rotated), used is { } days ? DaysAgo(days) : null, null, null);

    public static string Encode(string document) => Uri.EscapeDataString(document.Replace('\'', '"'));

    public TestFacts Add(CredentialReportEntry row, params string[] groups)
    {
        Rows.Add(row);
        Users.Add(new UserDetail
        {
            UserName = row.UserName,
            Arn = row.Arn,
            GroupList = [.. groups],
            UserPolicyList = [],
            AttachedManagedPolicies = [],
            Tags = [],
        });
        return this;
    }

    /// <summary>Adds an inline policy of a user.</summary>
    public TestFacts Inline(string userName, string policyName, string document)
    {
        User(userName).UserPolicyList.Add(
            new PolicyDetail { PolicyName = policyName, PolicyDocument = Encode(document) });
        return this;
    }

    /// <summary>Locks a user as Lock-AdminUser does.</summary>
    public TestFacts Lock(string userName, double days = 1) => Inline(
        userName, AdminIam.Engine.Iam.Locks.LockPolicy.Name,
        AdminIam.Engine.Iam.Locks.LockPolicy.Write(new(DaysAgo(days), [], false)));

    public TestFacts AddGroup(string groupName, params string[] policyArns)
    {
        Groups.Add(new GroupDetail
        {
            GroupName = groupName,
            GroupPolicyList = [],
            AttachedManagedPolicies = policyArns.Select(Attached).ToList(),
        });
        return this;
    }

    public TestFacts AddRole(string roleName, string trust, params string[] policyArns)
    {
        Roles.Add(new RoleDetail
        {
            RoleName = roleName,
            AssumeRolePolicyDocument = Encode(trust),
            AttachedManagedPolicies = policyArns.Select(Attached).ToList(),
        });
        return this;
    }

    /// <summary>Attaches a policy to a user.</summary>
    public TestFacts Attach(string userName, string policyArn)
    {
        User(userName).AttachedManagedPolicies.Add(Attached(policyArn));
        return this;
    }

    /// <summary>Adds tags to a user.</summary>
    public TestFacts Tag(string userName, IEnumerable<KeyValuePair<string, string>> tags)
    {
        User(userName).Tags.AddRange(tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value }));
        return this;
    }

    /// <summary>Adds a managed policy.</summary>
    public TestFacts AddPolicy(string arn, string document, int attachments = 1)
    {
        Policies.Add(new ManagedPolicyDetail
        {
            Arn = arn,
            PolicyName = arn.Substring(arn.LastIndexOf('/') + 1),
            AttachmentCount = attachments,
            PolicyVersionList = [new PolicyVersion { IsDefaultVersion = true, Document = Encode(document) }],
        });
        return this;
    }

    /// <summary>Adds the group Administrators with AdministratorAccess.</summary>
    public TestFacts AddAdministrators() => AddPolicy(Managed("AdministratorAccess"), AllowAll)
        .AddGroup("Administrators", Managed("AdministratorAccess"));

    public static string Managed(string name) => $"arn:aws:iam::aws:policy/{name}";

    public static string Own(string name) => $"arn:aws:iam::{AccountId}:policy/{name}";

    public UserDetail User(string userName) => Users.Single(user => user.UserName == userName);

    public IReadOnlyList<Verdict> Evaluate(string checkId) =>
        [.. SafeguardCatalog.All.Single(check => check.Id == checkId).Evaluate(Build())];

    /// <summary>Evaluates a check that must find no violations.</summary>
    public Verdict One(string checkId) => Assert.Single(Evaluate(checkId));

    /// <summary>Evaluates a check and returns the resources that violate it.</summary>
    public string[] Failed(string checkId) => Evaluate(checkId)
        .Where(verdict => verdict.Status == FindingStatus.Failed)
        .Select(verdict => verdict.Resource ?? AccountId).ToArray();

    public AccountFacts Build() => new()
    {
        Caller = new CallerIdentity(AccountId, $"arn:aws:iam::{AccountId}:root", AccountId),
        Partition = Partition.Default,
        Time = Now,
        Thresholds = Thresholds,
        Summary = Fact<IReadOnlyDictionary<string, int>>(FactKinds.Summary, Summary),
        PasswordPolicy = Fact(FactKinds.PasswordPolicy, AdminIam.Engine.Iam.Passwords.PasswordPolicy.Default),
        Credentials = Fact(
            FactKinds.Credentials, new CredentialFacts(Now, Root, Rows) { PasswordResets = PasswordResets }),
        Inventory = Fact(
            FactKinds.Inventory,
            AccountInventory.Of(
                Partition.Default, AccountId,
                [
                    new GetAccountAuthorizationDetailsResponse
                    {
                        UserDetailList = Users,
                        GroupDetailList = Groups,
                        RoleDetailList = Roles,
                        Policies = Policies,
                    },
                ])),
        Alias = Fact(FactKinds.Alias, Alias),
        ServerCertificates = Fact<IReadOnlyList<ServerCertificateFact>>(FactKinds.ServerCertificates, Certificates),
        HasVirtualRootMfa = Fact(FactKinds.RootMfaDevice, HasVirtualRootMfa),
        OrganizationFeatures = Fact(FactKinds.OrganizationFeatures, OrganizationFeatures),
        DelegatedServices = Fact(FactKinds.DelegatedServices, DelegatedServices),
        SamlProviders = Fact(FactKinds.SamlProviders, SamlProviders),
        IdentityCenter = Fact(FactKinds.IdentityCenter, IdentityCenter),
        AssignedAdministrators = Fact(FactKinds.Assignments, Assigned),
    };

    private static AttachedPolicyType Attached(string arn) =>
        new() { PolicyArn = arn, PolicyName = arn.Substring(arn.LastIndexOf('/') + 1) };

    private Fact<T> Fact<T>(FactKinds kind, T value) => (Denied & kind) != 0
        ? AdminIam.Engine.Safeguards.Facts.Fact<T>.Unavailable($"{kind} is denied.")
        : AdminIam.Engine.Safeguards.Facts.Fact<T>.Known(value);
}
