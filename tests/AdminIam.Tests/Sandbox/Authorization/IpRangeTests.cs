namespace AdminIam.Tests.Sandbox.Authorization;

public sealed class IpRangeTests : IDisposable
{
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("203.0.113.0/24", "203.0.113.255", true)]
    [InlineData("203.0.113.0/24", "203.0.114.0", false)]
    [InlineData("203.0.113.7/32", "203.0.113.7", true)]
    [InlineData("203.0.113.64/26", "203.0.113.127", true)]
    [InlineData("0.0.0.0/0", "8.8.8.8", true)]
    [InlineData("0.0.0.0/0", "2001:db8::1", false)]
    [InlineData("2001:DB8::/32", "2001:db8:ffff::1", true)]
    [InlineData("2001:DB8::/33", "2001:db8:ffff::1", false)]
    [InlineData("203.0.113.0/24", "203.0.113.0/25", false)]
    [InlineData("203.0.113.0/24", "localhost", false)]
    public async Task A_range_contains_addresses(string range, string address, bool isAllowed)
    {
        await _sandbox.CreateUserAsync("alice");
        var reply = await _sandbox.Root.OkAsync(
            "SimulatePrincipalPolicy", ("PolicySourceArn", "arn:aws:iam::123456789012:user/alice"),
            ("ActionNames.member.1", "s3:GetObject"),
            ("PolicyInputList.member.1", RunningSandbox.Policy(
                "'Effect':'Allow','Action':'*','Resource':'*',"
                    + $"'Condition':{{'IpAddress':{{'aws:SourceIp':'{range}'}}}}")),
            ("ContextEntries.member.1.ContextKeyName", "aws:SourceIp"),
            ("ContextEntries.member.1.ContextKeyType", "ip"),
            ("ContextEntries.member.1.ContextKeyValues.member.1", address));

        Assert.Equal(isAllowed ? "allowed" : "implicitDeny", reply["EvalDecision"]);
    }

    [Theory]
    [InlineData("203.0.113")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("[::1]")]
    [InlineData("fe80::1%2")]
    [InlineData("203.0.113.0/-1")]
    [InlineData("::1/129")]
    [InlineData("")]
    public async Task What_is_not_a_range_is_refused(string range) => Assert.Equal(
        "400 MalformedPolicyDocument: The policy failed legacy parsing",
        (await _sandbox.Root.CallAsync(
            "CreatePolicy", ("PolicyName", "p"), ("PolicyDocument", RunningSandbox.Policy(
            "'Effect':'Allow','Action':'*','Resource':'*',"
                + $"'Condition':{{'NotIpAddress':{{'aws:SourceIp':'{range}'}}}}")))).Error);
}
