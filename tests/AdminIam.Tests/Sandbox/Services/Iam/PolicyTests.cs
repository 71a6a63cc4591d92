namespace AdminIam.Tests.Sandbox.Services.Iam;

public sealed class PolicyTests : IDisposable
{
    private const string Everything = "'Effect':'Allow','Action':'*','Resource':'*'";
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task A_policy_has_its_five_versions()
    {
        var arn = await CreateAsync("hsm");
        (string, string) policy = ("PolicyArn", arn);
        Assert.Equal("arn:aws:iam::123456789012:policy/hsm", arn);
        (string, string) document = ("PolicyDocument", RunningSandbox.Policy(Everything));
        for (var i = 0; i < 4; i++)
            await _sandbox.Root.OkAsync("CreatePolicyVersion", policy, document, ("SetAsDefault", "true"));
        Assert.StartsWith("409 LimitExceeded: A managed policy can have up to 5 versions.", (await _sandbox.Root.CallAsync("CreatePolicyVersion", policy, document)).Error, StringComparison.Ordinal);
        Assert.Equal(["v5", "v4", "v3", "v2", "v1"], (await _sandbox.Root.OkAsync("ListPolicyVersions", policy)).All("VersionId"));
        Assert.Equal("v5", (await _sandbox.Root.OkAsync("GetPolicy", policy))["DefaultVersionId"]);

        Assert.Equal("409 DeleteConflict: Cannot delete the default version of a policy.", (await _sandbox.Root.CallAsync("DeletePolicyVersion", policy, ("VersionId", "v5"))).Error);
        Assert.StartsWith("409 DeleteConflict: This policy has more than one version.", (await _sandbox.Root.CallAsync("DeletePolicy", policy)).Error, StringComparison.Ordinal);
        await _sandbox.Root.OkAsync("SetDefaultPolicyVersion", policy, ("VersionId", "v1"));
        foreach (var version in new[] { "v2", "v3", "v4", "v5" })
            await _sandbox.Root.OkAsync("DeletePolicyVersion", policy, ("VersionId", version));
        // A number is not given twice.
        Assert.Equal("v6", (await _sandbox.Root.OkAsync("CreatePolicyVersion", policy, document))["VersionId"]);
        await _sandbox.Root.OkAsync("DeletePolicyVersion", policy, ("VersionId", "v6"));
        await _sandbox.Root.OkAsync("DeletePolicy", policy);
        Assert.Equal($"404 NoSuchEntity: Policy {arn} was not found.", (await _sandbox.Root.CallAsync("GetPolicy", policy)).Error);
    }

    [Fact]
    public async Task A_document_comes_back_as_it_was_written_and_url_encoded()
    {
        var document = "{\r\n  \"Version\": \"2012-10-17\",\n\t\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"s3:Get*\", \"Resource\": \"arn:aws:s3:::ü/${aws:username}/*\"}}";
        var created = await _sandbox.Root.OkAsync("CreatePolicy", ("PolicyName", "p"), ("PolicyDocument", document));
        var version = await _sandbox.Root.OkAsync("GetPolicyVersion", ("PolicyArn", created["Arn"]), ("VersionId", "v1"));
        Assert.StartsWith("%7B%0D%0A%20%20%22Version%22", version["Document"], StringComparison.Ordinal);
        Assert.Equal(document, Uri.UnescapeDataString(version["Document"]));
    }

    [Theory]
    [InlineData("nonsense", "Syntax errors in policy.")]
    [InlineData("{'Statement':[]}", "Syntax errors in policy.")]
    [InlineData("{'Version':'2012-10-17','Statement':[{'Effect':'Maybe','Action':'*','Resource':'*'}]}", "Syntax errors in policy.")]
    [InlineData("{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'*','Resource':'*','Colour':'red'}]}", "Syntax errors in policy.")]
    [InlineData("{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'Nearly':{'a:b':'c'}}}]}", "Syntax errors in policy.")]
    [InlineData("{'Statement':[{'Effect':'Allow','Action':'*','Resource':'*'}]}", "Policy document must be version 2012-10-17 or greater.")]
    [InlineData("{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Resource':'*'}]}", "Policy statement must contain actions.")]
    [InlineData("{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'*'}]}", "Policy statement must contain resources.")]
    [InlineData("{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'ListUsers','Resource':'*'}]}", "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.")]
    [InlineData("{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'iam:a:b','Resource':'*'}]}", "Actions/Condition can contain only one colon.")]
    [InlineData("{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'*','Resource':'bucket'}]}", "Resource bucket must be in ARN format or \"*\".")]
    [InlineData("{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'*','Resource':'*','Principal':'*'}]}", "Policy document should not specify a principal.")]
    [InlineData("{'Version':'2012-10-17','Statement':[{'Sid':'a','Effect':'Allow','Action':'*','Resource':'*'},{'Sid':'a','Effect':'Allow','Action':'*','Resource':'*'}]}", "Statement IDs (SID) in a single policy must be unique.")]
    public async Task A_malformed_document_is_told_why(string document, string message) => Assert.Equal(
        "400 MalformedPolicyDocument: " + message,
        (await _sandbox.Root.CallAsync("CreatePolicy", ("PolicyName", "p"), ("PolicyDocument", document.Replace('\'', '"')))).Error);

    [Fact]
    public async Task Attachments_are_counted_and_limited()
    {
        var arn = await CreateAsync("p");
        (string, string) policy = ("PolicyArn", arn);
        await _sandbox.Root.OkAsync("CreateGroup", ("GroupName", "g"));
        await _sandbox.CreateUserAsync("alice");
        await _sandbox.Root.OkAsync("AttachGroupPolicy", ("GroupName", "g"), policy);
        await _sandbox.Root.OkAsync("AttachGroupPolicy", ("GroupName", "g"), policy);
        await _sandbox.Root.OkAsync("AttachUserPolicy", ("UserName", "alice"), policy);
        await _sandbox.Root.OkAsync("PutUserPermissionsBoundary", ("UserName", "alice"), ("PermissionsBoundary", arn));
        var counted = await _sandbox.Root.OkAsync("GetPolicy", policy);
        Assert.Equal(("2", "1"), (counted["AttachmentCount"], counted["PermissionsBoundaryUsageCount"]));
        var entities = await _sandbox.Root.OkAsync("ListEntitiesForPolicy", policy, ("PolicyUsageFilter", "PermissionsBoundary"));
        Assert.Equal((0, 1), (entities.All("GroupName").Count, entities.All("UserName").Count));

        Assert.Equal("409 DeleteConflict: Cannot delete a policy attached to entities.", (await _sandbox.Root.CallAsync("DeletePolicy", policy)).Error);
        await _sandbox.Root.OkAsync("DetachUserPolicy", ("UserName", "alice"), policy);
        Assert.Equal($"404 NoSuchEntity: Policy {arn} was not found.", (await _sandbox.Root.CallAsync("DetachUserPolicy", ("UserName", "alice"), policy)).Error);
        await _sandbox.Root.OkAsync("DeleteUserPermissionsBoundary", ("UserName", "alice"));
        await _sandbox.Root.OkAsync("DetachGroupPolicy", ("GroupName", "g"), policy);
        await _sandbox.Root.OkAsync("DeletePolicy", policy);

        for (var i = 0; i < 11; i++)
            await CreateAsync($"p{i}");
        for (var i = 0; i < 10; i++)
            await _sandbox.Root.OkAsync("AttachGroupPolicy", ("GroupName", "g"), ("PolicyArn", $"arn:aws:iam::123456789012:policy/p{i}"));
        Assert.Equal(
            "409 LimitExceeded: Cannot exceed quota for PoliciesPerGroup: 10",
            (await _sandbox.Root.CallAsync("AttachGroupPolicy", ("GroupName", "g"), ("PolicyArn", "arn:aws:iam::123456789012:policy/p10"))).Error);
    }

    [Fact]
    public async Task What_cannot_be_attached_is_refused()
    {
        await _sandbox.CreateUserAsync("alice");
        Task<SandboxReply> Attach(string arn) => _sandbox.Root.CallAsync("AttachUserPolicy", ("UserName", "alice"), ("PolicyArn", arn));
        Assert.Equal(
            "404 NoSuchEntity: Policy arn:aws:iam::aws:policy/Nonsense does not exist or is not attachable.",
            (await Attach("arn:aws:iam::aws:policy/Nonsense")).Error);
        Assert.Equal("400 InvalidInput: ARN just-some-long-text-here is not valid.", (await Attach("just-some-long-text-here")).Error);
        Assert.Equal("PolicyNotAttachable", (await Attach("arn:aws:iam::aws:policy/aws-service-role/CloudHSMServiceRolePolicy")).Code);
    }

    [Fact]
    public async Task Inline_policies_have_a_size_together()
    {
        await _sandbox.CreateUserAsync("alice");
        var large = RunningSandbox.Policy($"'Sid':'{new string('a', 1200)}',{Everything}");
        Task<SandboxReply> Put(string name) => _sandbox.Root.CallAsync("PutUserPolicy", ("UserName", "alice"), ("PolicyName", name), ("PolicyDocument", large));
        Assert.Equal(200, (await Put("one")).Status);
        Assert.Equal(200, (await Put("one")).Status);
        Assert.Equal("409 LimitExceeded: Maximum policy size of 2048 bytes exceeded for user alice", (await Put("two")).Error);
        Assert.Equal(["one"], (await _sandbox.Root.OkAsync("ListUserPolicies", ("UserName", "alice"))).All("member"));
        Assert.Equal("404 NoSuchEntity: The user policy with name two cannot be found.", (await _sandbox.Root.CallAsync("GetUserPolicy", ("UserName", "alice"), ("PolicyName", "two"))).Error);
    }

    [Fact]
    public async Task The_job_functions_are_there_with_their_paths()
    {
        var list = await _sandbox.Root.OkAsync("ListPolicies", ("Scope", "AWS"), ("PathPrefix", "/job-function/"), ("MaxItems", "1000"));
        Assert.Equal(
            ["Billing", "DatabaseAdministrator", "DataScientist", "NetworkAdministrator", "SupportUser", "SystemAdministrator", "ViewOnlyAccess"],
            list.All("PolicyName"));
        var all = await _sandbox.Root.OkAsync("ListPolicies", ("Scope", "AWS"), ("MaxItems", "1000"));
        foreach (var arn in all.All("Arn"))
        {
            var policy = await _sandbox.Root.OkAsync("GetPolicy", ("PolicyArn", arn));
            var version = await _sandbox.Root.OkAsync("GetPolicyVersion", ("PolicyArn", arn), ("VersionId", policy["DefaultVersionId"]));
            // What AWS publishes passes the check that customers' documents must pass.
            if (version["Document"].Length < 6000)
            {
                await _sandbox.Root.OkAsync(
                    "CreatePolicy", ("PolicyName", "copy-of-" + policy["PolicyName"]), ("PolicyDocument", Uri.UnescapeDataString(version["Document"])));
            }
        }

        Assert.Equal("AccessDenied", (await _sandbox.Root.CallAsync("DeletePolicy", ("PolicyArn", RunningSandbox.AdministratorAccess))).Code);
    }

    private async Task<string> CreateAsync(string name) =>
        (await _sandbox.Root.OkAsync("CreatePolicy", ("PolicyName", name), ("PolicyDocument", RunningSandbox.Policy(Everything))))["Arn"];
}
