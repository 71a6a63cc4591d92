namespace AdminIam.Tests.Sandbox.Services.Iam.Operations;

public sealed class SimulationTests : IDisposable
{
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Documents_are_simulated_within_a_boundary_and_for_a_caller()
    {
        await _sandbox.CreateUserAsync("carol");
        var own = RunningSandbox.Policy(
            "'Effect':'Allow','Action':'iam:*','Resource':'arn:aws:iam::123456789012:user/${aws:username}'");
        var boundary = RunningSandbox.Policy("'Effect':'Allow','Action':'iam:Get*','Resource':'*'");
        var simulated = await _sandbox.Root.OkAsync(
            "SimulateCustomPolicy", ("PolicyInputList.member.1", own),
            ("PermissionsBoundaryPolicyInputList.member.1", boundary),
            ("CallerArn", "arn:aws:iam::123456789012:user/carol"),
            ("ActionNames.member.1", "iam:GetUser"), ("ActionNames.member.2", "iam:DeleteUser"),
            ("ResourceArns.member.1", "arn:aws:iam::123456789012:user/carol"));
        Assert.Equal(["allowed", "implicitDeny"], simulated.All("EvalDecision"));
        Assert.Equal("PolicyInputList.1", simulated["SourcePolicyId"]);
        Assert.Equal(
            "InvalidInput",
            (await _sandbox.Root.CallAsync(
                "SimulateCustomPolicy", ("PolicyInputList.member.1", own), ("ActionNames.member.1", "iam:GetUser"),
                ("CallerArn", "arn:aws:iam::123456789012:root"))).Code);
    }

    [Theory]
    [InlineData("iam", "Invalid Action: iam.")]
    [InlineData("iam:", "Invalid Action: iam:.")]
    [InlineData("iam:*", "Invalid Action: iam:*.")]
    [InlineData("a:b:c", "Invalid Action: a:b:c.")]
    public async Task An_action_must_be_one_operation(string action, string message)
    {
        var document = RunningSandbox.Policy("'Effect':'Allow','Action':'*','Resource':'*'");
        Assert.Equal(
            "400 InvalidInput: " + message,
            (await _sandbox.Root.CallAsync(
                "SimulateCustomPolicy", ("PolicyInputList.member.1", document), ("ActionNames.member.1", action)))
                .Error);
    }
}
