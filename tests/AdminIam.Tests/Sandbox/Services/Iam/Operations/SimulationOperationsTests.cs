namespace AdminIam.Tests.Sandbox.Services.Iam.Operations;

public sealed class SimulationOperationsTests : IDisposable
{
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task A_simulation_returns_the_result_of_a_call()
    {
        var user = await _sandbox.UserClientAsync("alice", RunningSandbox.Policy(
            "'Effect':'Allow','Action':'iam:*','Resource':'*'",
            "'Effect':'Deny','Action':'iam:DeleteUser','Resource':'*'"));
        var reply = await _sandbox.Root.OkAsync(
            "SimulatePrincipalPolicy",
            ("PolicySourceArn", "arn:aws:iam::123456789012:user/alice"),
            ("ActionNames.member.1", "iam:ListUsers"),
            ("ActionNames.member.2", "iam:DeleteUser"),
            ("ActionNames.member.3", "s3:GetObject"));
        Assert.Equal(["allowed", "explicitDeny", "implicitDeny"], reply.All("EvalDecision"));
        Assert.Equal(["user_alice_own", "user_alice_own"], reply.All("SourcePolicyId"));
        Assert.Equal("AccessDenied", (await user.CallAsync("DeleteUser", ("UserName", "alice"))).Code);
    }

    [Fact]
    public async Task A_simulation_accepts_context_and_returns_missing_keys()
    {
        await _sandbox.UserClientAsync("alice", RunningSandbox.Policy(
            "'Effect':'Allow','Action':'iam:PassRole','Resource':'*',"
                + "'Condition':{'StringEquals':{'iam:PassedToService':'cloudhsm.amazonaws.com'}}"));
        (string, string)[] question =
        [
            ("PolicySourceArn", "arn:aws:iam::123456789012:user/alice"), ("ActionNames.member.1", "iam:PassRole"),
            ("ResourceArns.member.1", "arn:aws:iam::123456789012:role/hsm"),
        ];
        var without = await _sandbox.Root.OkAsync("SimulatePrincipalPolicy", question);
        Assert.Equal("implicitDeny", without["EvalDecision"]);
        Assert.Equal("iam:PassedToService", without["MissingContextValues"]);
        var with = await _sandbox.Root.OkAsync(
            "SimulatePrincipalPolicy",
            [
                .. question,
                ("ContextEntries.member.1.ContextKeyName", "iam:PassedToService"),
                ("ContextEntries.member.1.ContextKeyType", "string"),
                ("ContextEntries.member.1.ContextKeyValues.member.1", "cloudhsm.amazonaws.com"),
            ]);
        Assert.Equal("allowed", with["EvalDecision"]);
        Assert.Equal(("1", "38"), (with["Line"], with["Column"]));
    }
}
