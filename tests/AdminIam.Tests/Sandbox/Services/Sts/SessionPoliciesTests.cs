using AdminIam.Build;

namespace AdminIam.Tests.Sandbox.Services.Sts;

public sealed class SessionPoliciesTests : IDisposable
{
    private const string ReadOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    private readonly TemporaryFolder _folder = new();
    private readonly RunningSandbox _sandbox;

    public SessionPoliciesTests() => _sandbox = TestRole.Start(
        _folder, new TestRole("Role1", TestRole.TrustOf(RunningSandbox.AccountId)));

    public void Dispose()
    {
        _sandbox.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("arn:aws:iam::123456789012:policy/nosuch")]
    [InlineData("arn:aws:iam::999999999999:policy/other")]
    [InlineData("arn:aws-cn:iam::aws:policy/ReadOnlyAccess")]
    public async Task A_session_policy_that_the_account_does_not_have_is_refused(string arn)
    {
        var alice = await AdministratorAsync();
        var error = $"400 MalformedPolicyDocument: Policy {arn} does not exist or is not attachable.";

        Assert.Equal(error, (await AssumeAsync(alice, ReadOnly, arn)).Error);
        Assert.Equal(error, (await alice.CallAsync("GetFederationToken", [("Name", "fed"), .. Arns(arn)])).Error);
    }

    [Fact]
    public async Task A_session_has_at_most_ten_managed_policies()
    {
        var alice = await AdministratorAsync();

        Assert.Equal(200, (await AssumeAsync(alice, [.. Enumerable.Repeat(ReadOnly, 10)])).Status);
        Assert.EndsWith(
            "at 'policyArns' failed to satisfy constraint: Member must have length less than or equal to 10",
            (await AssumeAsync(alice, [.. Enumerable.Repeat(ReadOnly, 11)])).Error, StringComparison.Ordinal);
    }

    private static IEnumerable<(string, string)> Arns(params string[] arns) =>
        arns.Select((arn, i) => ($"PolicyArns.member.{i + 1}.arn", arn));

    private static Task<SandboxReply> AssumeAsync(SandboxClient client, params string[] arns) => client.CallAsync(
        "AssumeRole", [("RoleArn", TestRole.ArnOf("Role1")), ("RoleSessionName", "session"), .. Arns(arns)]);

    private Task<SandboxClient> AdministratorAsync() => _sandbox.UserClientAsync(
        "alice", RunningSandbox.Policy("'Effect':'Allow','Action':'*','Resource':'*'"));
}
