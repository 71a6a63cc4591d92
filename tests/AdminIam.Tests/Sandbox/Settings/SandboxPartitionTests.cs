using AdminIam.Build;
using AdminIam.Sandbox;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox.Settings;

public sealed class SandboxPartitionTests
{
    [Theory]
    [InlineData("aws-cn", "cn-north-1")]
    [InlineData("aws-us-gov", "us-gov-west-1")]
    public async Task Arns_policies_and_region_are_those_of_the_partition(string partition, string region)
    {
        using var sandbox = new RunningSandbox(new SandboxOptions { Partition = partition });
        Assert.Equal(
            $"arn:{partition}:iam::123456789012:root", (await sandbox.Root.OkAsync("GetCallerIdentity"))["Arn"]);
        var policies = await sandbox.Root.OkAsync("ListPolicies", ("MaxItems", "1000"));
        Assert.All(
            policies.All("Arn"),
            arn => Assert.StartsWith($"arn:{partition}:iam::aws:policy/", arn, StringComparison.Ordinal));

        var alice = await sandbox.UserClientAsync("alice", RunningSandbox.Policy(
            $"'Effect':'Allow','Action':'iam:GetUser','Resource':'arn:{partition}:iam::123456789012:user/alice',"
            + $"'Condition':{{'StringEquals':{{'aws:RequestedRegion':'{region}'}}}}"));
        Assert.Equal(
            $"arn:{partition}:iam::123456789012:user/alice", (await alice.OkAsync("GetUser"))["Arn"]);
        var session = sandbox.Session(await sandbox.Root.OkAsync("GetFederationToken", ("Name", "Bob")));
        Assert.Equal(
            $"arn:{partition}:sts::123456789012:federated-user/Bob",
            (await session.OkAsync("GetCallerIdentity"))["Arn"]);
        await sandbox.Root.OkAsync(
            "AttachUserPolicy", ("UserName", "alice"),
            ("PolicyArn", $"arn:{partition}:iam::aws:policy/AdministratorAccess"));
    }

    [Fact]
    public async Task Arns_of_another_partition_are_refused()
    {
        using var sandbox = new RunningSandbox(new SandboxOptions { Partition = "aws-cn" });
        await sandbox.CreateUserAsync("alice");
        Assert.Equal(
            $"400 InvalidInput: ARN {RunningSandbox.AdministratorAccess} is not valid.",
            (await sandbox.Root.CallAsync(
                "AttachUserPolicy", ("UserName", "alice"), ("PolicyArn", RunningSandbox.AdministratorAccess))).Error);
        Assert.Equal(
            "InvalidInput",
            (await sandbox.Root.CallAsync(
                "SimulatePrincipalPolicy", ("PolicySourceArn", "arn:aws:iam::123456789012:user/alice"),
                ("ActionNames.member.1", "iam:GetUser"))).Code);
    }

    [Theory]
    [InlineData("aws", "Partition \"aws\" is not valid for resource \"arn:aws:s3:::b/*\".")]
    [InlineData("aws-us-gov", null)]
    [InlineData("*", null)]
    public async Task Documents_name_the_own_partition_only(string partition, string? error)
    {
        using var sandbox = new RunningSandbox(new SandboxOptions { Partition = "aws-us-gov" });
        var document = RunningSandbox.Policy(
            $"'Effect':'Allow','Action':'s3:*','Resource':'arn:{partition}:s3:::b/*'");
        var created = await sandbox.Root.CallAsync(
            "CreatePolicy", ("PolicyName", "p"), ("PolicyDocument", document));
        Assert.Equal(error is null ? 200 : 400, created.Status);
        if (error is not null)
            Assert.Equal($"400 MalformedPolicyDocument: {error}", created.Error);
    }

    [Fact]
    public async Task A_state_file_keeps_its_partition()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("iam.json");
        using (var sandbox = new RunningSandbox(new SandboxOptions { StatePath = path, Partition = "aws-cn" }))
            await sandbox.CreateUserAsync("alice");
        using (var again = new RunningSandbox(new SandboxOptions { StatePath = path, Partition = "aws-cn" }))
        {
            Assert.Equal(
                "arn:aws-cn:iam::123456789012:user/alice",
                (await again.Root.OkAsync("GetUser", ("UserName", "alice")))["Arn"]);
        }

        var error = Assert.Throws<InvalidDataException>(
            () => SandboxServer.Start(new SandboxOptions { StatePath = path }));
        Assert.Equal($"The state file '{path}' is of the partition 'aws-cn', not aws.", error.Message);
    }

    [Fact]
    public void Another_partition_is_refused() => Assert.Throws<ArgumentException>(
        () => SandboxServer.Start(new SandboxOptions { Partition = "aws-nowhere" }));
}
