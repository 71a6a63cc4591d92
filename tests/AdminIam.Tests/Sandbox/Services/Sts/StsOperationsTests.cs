using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox.Services.Sts;

public sealed class StsOperationsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("adminiam-roles").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_role_is_assumed_by_a_trusted_principal()
    {
        using var sandbox = StartWithRole(
            "'AWS':'arn:aws:iam::123456789012:user/alice'",
            RunningSandbox.Policy("'Effect':'Allow','Action':'iam:List*','Resource':'*'"));
        var alice = await sandbox.UserClientAsync("alice");
        var bob = await sandbox.UserClientAsync(
            "bob", RunningSandbox.Policy("'Effect':'Allow','Action':'sts:AssumeRole','Resource':'*'"));
        (string, string)[] request =
        [
            ("RoleArn", "arn:aws:iam::123456789012:role/auditor"), ("RoleSessionName", "night"),
        ];

        var assumed = await alice.OkAsync("AssumeRole", request);
        Assert.Equal("AROAAUDITORAUDITORAU1:night", assumed["AssumedRoleId"]);
        var session = sandbox.Session(assumed);
        Assert.Equal(
            "arn:aws:sts::123456789012:assumed-role/auditor/night",
            (await session.OkAsync("GetCallerIdentity"))["Arn"]);
        await session.OkAsync("ListUsers");
        Assert.StartsWith(
            "User: arn:aws:sts::123456789012:assumed-role/auditor/night is not authorized to perform: iam:CreateUser",
            (await session.CallAsync("CreateUser", ("UserName", "eve"))).Message,
            StringComparison.Ordinal);
        Assert.Equal(
            "403 AccessDenied: User: arn:aws:iam::123456789012:user/bob is not authorized to perform: sts:AssumeRole "
                + "on resource: arn:aws:iam::123456789012:role/auditor",
            (await bob.CallAsync("AssumeRole", request)).Error);
        Assert.Equal(
            "403 AccessDenied: Roles may not be assumed by root accounts.",
            (await sandbox.Root.CallAsync("AssumeRole", request)).Error);
        Assert.Equal(
            "ValidationError", (await alice.CallAsync("AssumeRole", [.. request, ("DurationSeconds", "7200")])).Code);
    }

    [Fact]
    public async Task A_role_session_must_name_the_user_whose_credentials_are_meant()
    {
        using var sandbox = StartWithRole(
            "'AWS':'arn:aws:iam::123456789012:user/alice'",
            RunningSandbox.Policy("'Effect':'Allow','Action':'*','Resource':'*'"));
        var alice = await sandbox.UserClientAsync("alice");
        var session = sandbox.Session(await alice.OkAsync(
            "AssumeRole", ("RoleArn", "arn:aws:iam::123456789012:role/auditor"), ("RoleSessionName", "night")));
        string[] actions = ["CreateAccessKey", "ListAccessKeys", "ListMFADevices", "ListSigningCertificates"];
        foreach (var action in actions)
        {
            Assert.Equal(
                "400 ValidationError: Must specify userName when calling with non-User credentials",
                (await session.CallAsync(action)).Error);
        }
    }

    [Fact]
    public async Task A_role_that_trusts_the_account_requires_a_policy_of_the_user()
    {
        using var sandbox = StartWithRole(
            "'AWS':'arn:aws:iam::123456789012:root'",
            RunningSandbox.Policy("'Effect':'Allow','Action':'*','Resource':'*'"));
        var alice = await sandbox.UserClientAsync("alice");
        (string, string)[] request =
        [
            ("RoleArn", "arn:aws:iam::123456789012:role/auditor"), ("RoleSessionName", "night"),
        ];
        Assert.Equal("AccessDenied", (await alice.CallAsync("AssumeRole", request)).Code);
        await sandbox.Root.OkAsync(
            "PutUserPolicy", ("UserName", "alice"), ("PolicyName", "own"), ("PolicyDocument", RunningSandbox.Policy(
            "'Effect':'Allow','Action':'sts:AssumeRole','Resource':'arn:aws:iam::123456789012:role/aud*'")));
        await alice.OkAsync("AssumeRole", request);

        // A session policy limits what the role may do.
        var limited = sandbox.Session(await alice.OkAsync(
            "AssumeRole",
            [.. request, (
                "Policy", RunningSandbox.Policy("'Effect':'Allow','Action':'iam:ListUsers','Resource':'*'"))]));
        await limited.OkAsync("ListUsers");
        Assert.EndsWith(
            "because no session policy allows the iam:ListGroups action",
            (await limited.CallAsync("ListGroups")).Message, StringComparison.Ordinal);
    }

    private RunningSandbox StartWithRole(string principal, string policy)
    {
        // The sandbox has no operation that creates a customer managed role, so the state file contains it.
        var trust = RunningSandbox.Policy($"'Effect':'Allow','Principal':{{{principal}}},'Action':'sts:AssumeRole'");
        var path = Path.Combine(_folder, "iam.json");
        File.WriteAllText(path, System.Text.Json.JsonSerializer.Serialize(new
        {
            accountId = RunningSandbox.AccountId,
            created = DateTime.UtcNow,
            roles = new[]
            {
                new
                {
                    name = "auditor",
                    id = "AROAAUDITORAUDITORAU1",
                    created = DateTime.UtcNow,
                    assumeRolePolicyDocument = trust,
                    inlinePolicies = new Dictionary<string, string> { ["own"] = policy },
                },
            },
        }));
        return new RunningSandbox(new SandboxOptions { StatePath = path });
    }
}
