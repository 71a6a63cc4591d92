using AdminIam.Engine.Iam.Policies;
using AdminIam.Engine.Iam.Safety;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.Iam.Safety;

public sealed class DocumentPowerTests
{
    private const string AnyUser = "arn:aws:iam::123456789012:user/any";

    [Theory]
    [InlineData("'Effect':'Allow','Action':'*','Resource':'*'", "Certain")]
    [InlineData("'Effect':'Allow','Action':['s3:*','*:*'],'Resource':['*']", "Certain")]
    [InlineData("'Effect':'Allow','NotAction':['aws-portal:*','organizations:*'],'Resource':'*'", "Certain")]
    [InlineData("'Effect':'Allow','NotAction':'iam:CreateUser','Resource':'*'", "Uncertain")]
    [InlineData("'Effect':'Allow','NotAction':['iam:*','organizations:*'],'Resource':'*'", "None")]
    [InlineData("'Effect':'Allow','NotAction':'*','Resource':'*'", "None")]
    [InlineData("'Effect':'Allow','Action':'iam:*','Resource':'*'", "None")]
    [InlineData("'Effect':'Allow','Action':'s3:*','Resource':'*'", "None")]
    [InlineData("'Effect':'Allow','Action':'*','Resource':'arn:aws:s3:::*'", "None")]
    [InlineData("'Effect':'Allow','Action':'*','NotResource':'arn:aws:s3:::x'", "Uncertain")]
    [InlineData(
        "'Effect':'Allow','Action':'*','Resource':'*','Condition':{'Bool':{'aws:MultiFactorAuthPresent':'true'}}",
        "Uncertain")]
    [InlineData("'Effect':'Deny','Action':'*','Resource':'*'", "None")]
    public void What_a_statement_grants(string statement, string power) =>
        Assert.Equal(power, Power(statement).Grants.ToString());

    [Theory]
    [InlineData("'Effect':'Allow','Action':'*','Resource':'*'", "Certain")]
    [InlineData("'Effect':'Deny','Action':'*','Resource':'*'", "None")]
    [InlineData("'Effect':'Deny','Action':'iam:*','Resource':'*'", "None")]
    [InlineData("'Effect':'Deny','NotAction':'iam:ChangePassword','Resource':'*'", "None")]
    [InlineData("'Effect':'Deny','Action':'*','Resource':'arn:aws:iam::*'", "None")]
    [InlineData("'Effect':'Deny','Action':'*','Resource':'arn:aws:iam::123456789012:user/*'", "None")]
    [InlineData("'Effect':'Deny','Action':'*','Resource':'arn:aws:iam::123456789012:user/ceo'", "Certain")]
    [InlineData("'Effect':'Deny','Action':['iam:CreateUser','iam:AttachUserPolicy'],'Resource':'*'", "Uncertain")]
    [InlineData("'Effect':'Deny','Action':'s3:DeleteBucket','Resource':'*'", "Certain")]
    [InlineData(
        "'Effect':'Deny','Action':'*','Resource':'*',"
            + "'Condition':{'DateLessThan':{'aws:TokenIssueTime':'2026-01-01T00:00:00Z'}}",
        "Certain")]
    [InlineData(
        "'Effect':'Deny','NotAction':'iam:*','Resource':'*',"
            + "'Condition':{'BoolIfExists':{'aws:MultiFactorAuthPresent':'false'}}",
        "Certain")]
    [InlineData(
        "'Effect':'Deny','Action':'*','Resource':'*','Condition':{'NotIpAddress':{'aws:SourceIp':'203.0.113.0/24'}}",
        "Uncertain")]
    public void What_a_statement_leaves(string statement, string power) =>
        Assert.Equal(power, Power(statement).Leaves.ToString());

    private static DocumentPower Power(string statement) =>
        DocumentPower.Of(PolicyDocument.Parse(RunningSandbox.Policy(statement)), AnyUser);
}
