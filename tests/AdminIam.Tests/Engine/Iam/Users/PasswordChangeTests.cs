using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Common.Secrets;
using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.Users;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.Iam.Users;

/// <summary>IAMUserChangePassword is attached to users who must change their password but are not otherwise authorized
/// to do so.</summary>
public sealed class PasswordChangeTests
{
    private const string ChangePassword = "arn:aws:iam::aws:policy/IAMUserChangePassword";

    [Theory]
    [InlineData("'Effect':'Allow','Action':'iam:ChangePassword','Resource':'*'", true)]
    [InlineData("'Effect':'Allow','Action':'*','Resource':'*'", true)]
    [InlineData("'Effect':'Allow','Action':['s3:*','IAM:change*'],'Resource':['arn:aws:s3:::x','*']", true)]
    [InlineData(
        "'Effect':'Allow','Action':'iam:ChangePassw?rd','Resource':'arn:aws:iam::*:user/${aws:username}'", true)]
    [InlineData("'Effect':'Allow','Action':'iam:ChangePassword','Resource':'arn:aws:iam::*:user/*'", true)]
    [InlineData("'Effect':'Allow','Action':'iam:ChangePassword','Resource':'arn:aws:iam::*:user/bob'", false)]
    [InlineData("'Effect':'Allow','Action':'iam:Change','Resource':'*'", false)]
    [InlineData("'Effect':'Allow','NotAction':'iam:*','Resource':'*'", false)]
    [InlineData(
        "'Effect':'Allow','Action':'iam:*','Resource':'*','Condition':{'Bool':{'aws:MultiFactorAuthPresent':'true'}}",
        false)]
    [InlineData("'Effect':'Deny','Action':'iam:*','Resource':'*'", false)]
    [InlineData(
        "'Effect':'Allow','Action':'*','Resource':'*'},{'Effect':'Deny','Action':'iam:ChangePassword','Resource':'*'",
        false)]
    public async Task The_policy_of_a_group_counts_if_it_clearly_allows_the_change(string statement, bool allows)
    {
        using var sandbox = new RunningSandbox();
        await sandbox.Root.OkAsync("CreateGroup", ("GroupName", "Team"));
        var document = RunningSandbox.Policy(statement);
        await sandbox.Root.OkAsync(
            "PutGroupPolicy", ("GroupName", "Team"), ("PolicyName", "own"), ("PolicyDocument", document));

        Assert.Equal(allows, await HasNoExtraPolicyAsync(sandbox, "inline"));

        // The same as a customer managed policy of the group.
        await sandbox.Root.OkAsync("DeleteGroupPolicy", ("GroupName", "Team"), ("PolicyName", "own"));
        var policy = await sandbox.Root.OkAsync("CreatePolicy", ("PolicyName", "own"), ("PolicyDocument", document));
        await sandbox.Root.OkAsync("AttachGroupPolicy", ("GroupName", "Team"), ("PolicyArn", policy["Arn"]));

        Assert.Equal(allows, await HasNoExtraPolicyAsync(sandbox, "managed"));
    }

    [Theory]
    [InlineData("AdministratorAccess", true)]
    [InlineData("IAMFullAccess", true)]
    [InlineData("SecurityAudit", false)]
    public async Task An_aws_managed_policy_counts_by_what_it_allows(string policyName, bool allows)
    {
        using var sandbox = new RunningSandbox();
        await sandbox.Root.OkAsync("CreateGroup", ("GroupName", "Team"));
        await sandbox.Root.OkAsync(
            "AttachGroupPolicy", ("GroupName", "Team"), ("PolicyArn", $"arn:aws:iam::aws:policy/{policyName}"));

        Assert.Equal(allows, await HasNoExtraPolicyAsync(sandbox, "alice"));
    }

    [Fact]
    public async Task An_account_that_lets_users_change_passwords_requires_no_policy()
    {
        using var sandbox = new RunningSandbox();
        await sandbox.Root.OkAsync("CreateGroup", ("GroupName", "Team"));
        await sandbox.Root.OkAsync("UpdateAccountPasswordPolicy", ("AllowUsersToChangePassword", "true"));

        Assert.True(await HasNoExtraPolicyAsync(sandbox, "alice"));
    }

    private static async Task<bool> HasNoExtraPolicyAsync(RunningSandbox sandbox, string userName)
    {
        using var stop = new StopSignal();
        using var session = await IamSession.ConnectAsync(
            new SessionOptions
            {
                EndpointUrl = sandbox.Server.Url,
                AccessKey = "sandbox",
                SecretKey = SecretText.Protect("sandbox"),
            }, stop);
        var run = new IamRun(session, stop);
        var user = await new UserProvisioner(run).ProvisionAsync(
            new UserRequest { UserName = userName, Groups = ["Team"], GeneratePassword = true });

        Assert.Null(user.Failure);
        var attached = (await sandbox.Root.OkAsync("ListAttachedUserPolicies", ("UserName", userName))).All(
            "PolicyArn");
        if (attached.Count > 0)
            Assert.Equal([ChangePassword], attached);
        return attached.Count == 0;
    }
}
