namespace AdminIam.Tests.Sandbox.Authorization;

public sealed class PolicyGrammarTests : IDisposable
{
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("nonsense", "Syntax errors in policy.")]
    [InlineData("{'Statement':[]}", "Syntax errors in policy.")]
    [InlineData(
        "{'Version':'2012-10-17','Statement':[{'Effect':'Deny','Effect':'Allow','Action':'*','Resource':'*'}]}",
        "Syntax errors in policy.")]
    [InlineData(
        "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'*','Resource':'*','Condition':{"
            + "'Bool':{'aws:SecureTransport':'true'},'Bool':{'aws:ViaAWSService':'true'}}}]}",
        "Syntax errors in policy.")]
    [InlineData(
        "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'*','Resource':'*','Condition':{"
            + "'Bool':{'aws:SecureTransport':'true','aws:SecureTransport':'false'}}}]}",
        "Syntax errors in policy.")]
    [InlineData(
        "{'Version':'2012-10-17','Statement':[{'Effect':'Maybe','Action':'*','Resource':'*'}]}",
        "Syntax errors in policy.")]
    [InlineData(
        "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'*','Resource':'*','Colour':'red'}]}",
        "Syntax errors in policy.")]
    [InlineData(
        "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'*','Resource':'*',"
            + "'Condition':{'Nearly':{'a:b':'c'}}}]}",
        "Syntax errors in policy.")]
    [InlineData(
        "{'Statement':[{'Effect':'Allow','Action':'*','Resource':'*'}]}",
        "Policy document must be version 2012-10-17 or greater.")]
    [InlineData(
        "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Resource':'*'}]}",
        "Policy statement must contain actions.")]
    [InlineData(
        "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'*'}]}",
        "Policy statement must contain resources.")]
    [InlineData(
        "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'ListUsers','Resource':'*'}]}",
        "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.")]
    [InlineData(
        "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'iam:a:b','Resource':'*'}]}",
        "Actions/Condition can contain only one colon.")]
    [InlineData(
        "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'*','Resource':'bucket'}]}",
        "Resource bucket must be in ARN format or \"*\".")]
    [InlineData(
        "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'*','Resource':'*','Principal':'*'}]}",
        "Policy document should not specify a principal.")]
    [InlineData(
        "{'Version':'2012-10-17','Statement':[{'Sid':'a','Effect':'Allow','Action':'*','Resource':'*'},{'Sid':'a',"
            + "'Effect':'Allow','Action':'*','Resource':'*'}]}",
        "Statement IDs (SID) in a single policy must be unique.")]
    public async Task The_error_for_a_malformed_document_has_the_reason(string document, string message) =>
        Assert.Equal(
        "400 MalformedPolicyDocument: " + message,
        (await _sandbox.Root.CallAsync(
            "CreatePolicy", ("PolicyName", "p"), ("PolicyDocument", document.Replace('\'', '"')))).Error);
}
