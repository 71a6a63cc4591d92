using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox.Services.Iam.Operations;

public sealed class RoleOperationsTests : IDisposable
{
    private static readonly (string, string) Role = ("RoleName", "deployer");
    private readonly string _folder = Directory.CreateTempSubdirectory("adminiam-roles").FullName;
    private readonly RunningSandbox _sandbox = new();

    public void Dispose()
    {
        _sandbox.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A trust policy for the principals, with ' for ".</summary>
    internal static string Trust(string principals) =>
        RunningSandbox.Policy($"'Effect':'Allow','Principal':{{{principals}}},'Action':'sts:AssumeRole'");

    [Fact]
    public async Task A_role_is_returned_as_each_operation_of_aws_returns_it()
    {
        var made = await CreateAsync(
            ("Path", "/ci/"), ("Description", "Deploys"), ("MaxSessionDuration", "7200"),
            ("PermissionsBoundary", RunningSandbox.AdministratorAccess),
            ("Tags.member.1.Key", "Team"), ("Tags.member.1.Value", "ops"));
        Assert.Equal("arn:aws:iam::123456789012:role/ci/deployer", made["Arn"]);
        Assert.StartsWith("AROA", made["RoleId"], StringComparison.Ordinal);
        Assert.Equal(Trust("'AWS':'123456789012'"), Uri.UnescapeDataString(made["AssumeRolePolicyDocument"]));
        Assert.Equal((null, null), (made.Find("Description"), made.Find("MaxSessionDuration")));
        Assert.Equal("ops", made["Value"]);

        var listed = await _sandbox.Root.OkAsync("ListRoles", ("PathPrefix", "/ci/"));
        Assert.Equal(("Deploys", "7200"), (listed["Description"], listed["MaxSessionDuration"]));
        Assert.Equal((null, null), (listed.Find("Tags"), listed.Find("PermissionsBoundary")));
        Assert.Empty((await _sandbox.Root.OkAsync("ListRoles", ("PathPrefix", "/other/"))).All("RoleName"));

        var read = await _sandbox.Root.OkAsync("GetRole", Role);
        Assert.Equal(("Deploys", "7200", "ops"), (read["Description"], read["MaxSessionDuration"], read["Value"]));
        Assert.Equal(RunningSandbox.AdministratorAccess, read["PermissionsBoundaryArn"]);
        Assert.Equal("1", (await _sandbox.Root.OkAsync("GetAccountSummary")).SummaryOf("Roles"));
    }

    [Fact]
    public async Task An_update_without_a_session_duration_sets_the_default_as_aws_documents()
    {
        await CreateAsync(("Description", "d"), ("MaxSessionDuration", "7200"));
        await _sandbox.Root.OkAsync("UpdateRole", Role, ("MaxSessionDuration", "9000"));
        var role = await _sandbox.Root.OkAsync("GetRole", Role);
        Assert.Equal(("d", "9000"), (role["Description"], role["MaxSessionDuration"]));
        await _sandbox.Root.OkAsync("UpdateRole", Role, ("Description", ""));
        role = await _sandbox.Root.OkAsync("GetRole", Role);
        Assert.Equal(("", "3600"), (role["Description"], role["MaxSessionDuration"]));
    }

    [Theory]
    [InlineData("RoleName", "DEPLOYER", "409 EntityAlreadyExists: Role with name DEPLOYER already exists.")]
    [InlineData(
        "Path", "/aws-service-role/ec2.amazonaws.com/",
        "400 InvalidInput: Path prefix '/aws-service-role/' can only be used for AWS Service linked Roles")]
    [InlineData(
        "PermissionsBoundary", "arn:aws:iam::123456789012:policy/none",
        "404 NoSuchEntity: Scope ARN: arn:aws:iam::123456789012:policy/none does not exist or is not attachable.")]
    [InlineData(
        "MaxSessionDuration", "3599",
        "400 ValidationError: 1 validation error detected: Value '3599' at 'maxSessionDuration' failed to satisfy "
        + "constraint: Member must have value greater than or equal to 3600")]
    [InlineData(
        "Tags.member.1.Key", "aws:x", "400 InvalidInput: Tag keys prefixed with aws: are reserved for AWS use.")]
    public async Task What_aws_refuses_to_create_is_refused(string name, string value, string error)
    {
        await CreateAsync();
        (string, string)[] request =
        [
            .. name == "RoleName" ? [] : new[] { ("RoleName", "other") }, (name, value),
            .. name.StartsWith("Tags", StringComparison.Ordinal) ? new[] { ("Tags.member.1.Value", "v") } : [],
            ("AssumeRolePolicyDocument", Trust("'Service':'ec2.amazonaws.com'")),
        ];
        Assert.Equal(error, (await _sandbox.Root.CallAsync("CreateRole", request)).Error);
    }

    [Fact]
    public async Task A_role_with_policies_is_not_deleted_and_its_deletion_counts_the_boundary()
    {
        var own = await _sandbox.Root.OkAsync(
            "CreatePolicy", ("PolicyName", "own"), ("PolicyDocument", Everything()));
        await CreateAsync(("PermissionsBoundary", own["Arn"]));
        await _sandbox.Root.OkAsync("AttachRolePolicy", Role, ("PolicyArn", own["Arn"]));
        await _sandbox.Root.OkAsync("PutRolePolicy", Role, ("PolicyName", "p"), ("PolicyDocument", Everything()));
        Assert.Equal(
            ["deployer"],
            (await _sandbox.Root.OkAsync("ListEntitiesForPolicy", ("PolicyArn", own["Arn"]))).All("RoleName"));

        Assert.Equal(
            "409 DeleteConflict: Cannot delete entity, must detach all policies first.",
            (await _sandbox.Root.CallAsync("DeleteRole", Role)).Error);
        await _sandbox.Root.OkAsync("DetachRolePolicy", Role, ("PolicyArn", own["Arn"]));
        Assert.Equal(
            "409 DeleteConflict: Cannot delete entity, must delete policies first.",
            (await _sandbox.Root.CallAsync("DeleteRole", Role)).Error);
        await _sandbox.Root.OkAsync("DeleteRolePolicy", Role, ("PolicyName", "p"));
        Assert.Equal(
            "409 DeleteConflict: Cannot delete a policy attached to entities.",
            (await _sandbox.Root.CallAsync("DeletePolicy", ("PolicyArn", own["Arn"]))).Error);

        await _sandbox.Root.OkAsync("DeleteRole", Role);
        Assert.Equal(
            "404 NoSuchEntity: The role with name deployer cannot be found.",
            (await _sandbox.Root.CallAsync("GetRole", Role)).Error);
        await _sandbox.Root.OkAsync("DeletePolicy", ("PolicyArn", own["Arn"]));
    }

    [Fact]
    public async Task Roles_are_listed_in_pages()
    {
        for (var i = 0; i < 7; i++)
            await CreateAsync(("RoleName", $"r{i}"));
        var names = new List<string>();
        string? marker = null;
        do
        {
            var page = await _sandbox.Root.OkAsync(
                "ListRoles", [("MaxItems", "3"), .. marker is null ? [] : new[] { ("Marker", marker) }]);
            names.AddRange(page.All("RoleName"));
            marker = page.Find("Marker");
        }
        while (marker is not null);

        Assert.Equal(Enumerable.Range(0, 7).Select(i => $"r{i}"), names);
    }

    [Fact]
    public async Task An_account_has_at_most_1000_roles()
    {
        await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => CreateAsync(("RoleName", $"r{i}"))));
        Assert.Equal(
            "409 LimitExceeded: Cannot exceed quota for RolesPerAccount: 1000",
            (await _sandbox.Root.CallAsync(
                "CreateRole", Role, ("AssumeRolePolicyDocument", Trust("'AWS':'123456789012'")))).Error);
    }

    [Fact]
    public async Task A_created_role_can_be_assumed_after_a_restart_as_well()
    {
        var path = Path.Combine(_folder, "state.json");
        (string, string)[] request =
        [
            ("RoleArn", "arn:aws:iam::123456789012:role/deployer"), ("RoleSessionName", "session"),
            ("DurationSeconds", "7200"),
        ];
        using (var sandbox = new RunningSandbox(new SandboxOptions { StatePath = path }))
        {
            await sandbox.Root.OkAsync(
                "CreateRole", Role, ("MaxSessionDuration", "7200"), ("Description", "d"),
                ("PermissionsBoundary", RunningSandbox.AdministratorAccess),
                ("Tags.member.1.Key", "a"), ("Tags.member.1.Value", "b"),
                ("AssumeRolePolicyDocument", Trust("'AWS':'123456789012'")));
            await sandbox.Root.OkAsync(
                "AttachRolePolicy", Role, ("PolicyArn", RunningSandbox.AdministratorAccess));
            await AssumeAsync(sandbox, "alice");
        }

        using var again = new RunningSandbox(new SandboxOptions { StatePath = path });
        await AssumeAsync(again, "bob");
        var role = await again.Root.OkAsync("GetRole", Role);
        Assert.Equal(("d", "7200", "b"), (role["Description"], role["MaxSessionDuration"], role["Value"]));
        Assert.NotNull(role.Find("LastUsedDate"));

        async Task AssumeAsync(RunningSandbox sandbox, string user)
        {
            var caller = await sandbox.UserClientAsync(user, Everything());
            var session = sandbox.Session(await caller.OkAsync("AssumeRole", request));
            await session.OkAsync("ListRoles");
            Assert.Equal(
                "arn:aws:sts::123456789012:assumed-role/deployer/session",
                (await session.OkAsync("GetCallerIdentity"))["Arn"]);
        }
    }

    [Fact]
    public async Task A_new_role_becomes_visible_and_trusted_with_the_configured_delay()
    {
        var clock = new MovableClock();
        var faults = new SandboxFaults { VisibilityDelay = TimeSpan.FromSeconds(2) };
        using var sandbox = new RunningSandbox(new SandboxOptions { Faults = faults, TimeProvider = clock });
        (string, string)[] other =
        [
            ("RoleName", "other"),
            ("AssumeRolePolicyDocument", Trust("'AWS':'arn:aws:iam::123456789012:role/deployer'")),
        ];
        await sandbox.Root.OkAsync(
            "CreateRole", Role, ("AssumeRolePolicyDocument", Trust("'AWS':'123456789012'")));
        Assert.Equal("NoSuchEntity", (await sandbox.Root.CallAsync("GetRole", Role)).Code);
        Assert.Empty((await sandbox.Root.OkAsync("ListRoles")).All("RoleName"));
        Assert.Equal("MalformedPolicyDocument", (await sandbox.Root.CallAsync("CreateRole", other)).Code);
        clock.Advance(TimeSpan.FromSeconds(2));
        await sandbox.Root.OkAsync("GetRole", Role);
        await sandbox.Root.OkAsync("CreateRole", other);
    }

    [Theory]
    [InlineData("CreateRole", "role/ci/deployer")]
    [InlineData("DeleteRole", "role/ci/deployer")]
    [InlineData("ListRoles", "role/")]
    [InlineData("TagRole", "role/ci/deployer")]
    public async Task A_policy_that_does_not_allow_the_role_is_named_in_the_refusal(string action, string resource)
    {
        await CreateAsync(("Path", "/ci/"));
        var caller = await _sandbox.UserClientAsync(
            "alice", RunningSandbox.Policy("'Effect':'Allow','Action':'*','Resource':'arn:aws:iam::*:role/other/*'"));
        (string, string)[] parameters = action switch
        {
            "CreateRole" =>
                [Role, ("Path", "/ci/"), ("AssumeRolePolicyDocument", Trust("'Service':'ec2.amazonaws.com'"))],
            "DeleteRole" => [Role],
            "TagRole" => [Role, ("Tags.member.1.Key", "a"), ("Tags.member.1.Value", "b")],
            _ => [],
        };
        Assert.Equal(
            $"403 AccessDenied: User: arn:aws:iam::123456789012:user/alice is not authorized to perform: iam:{action} "
                + $"on resource: arn:aws:iam::123456789012:{resource} because no identity-based policy allows the "
                + $"iam:{action} action",
            (await caller.CallAsync(action, parameters)).Error);
    }

    private static string Everything() => RunningSandbox.Policy("'Effect':'Allow','Action':'*','Resource':'*'");

    private Task<SandboxReply> CreateAsync(params (string Key, string Value)[] parameters) =>
        _sandbox.Root.OkAsync(
            "CreateRole",
            [
                .. parameters.Any(parameter => parameter.Key == "RoleName") ? [] : new[] { Role }, .. parameters,
                ("AssumeRolePolicyDocument", Trust("'AWS':'123456789012'")),
            ]);
}
