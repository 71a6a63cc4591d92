using AdminIam.Sandbox;
using AdminIam.Sandbox.Settings;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Tests.Clients;

/// <summary>The client and the sandbox were written apart; what they agree on is probably right.</summary>
public sealed class ClientAgainstSandboxTests : IDisposable
{
    private readonly SandboxServer sandbox = SandboxServer.Start(new SandboxOptions());
    private readonly AmazonIdentityManagementServiceClient client;

    public ClientAgainstSandboxTests() =>
        client = new("sandbox", "sandbox", new AmazonIdentityManagementServiceConfig
        {
            ServiceURL = sandbox.Url.ToString(),
            AuthenticationRegion = "us-east-1",
            MaxErrorRetry = 0,
        });

    public void Dispose()
    {
        client.Dispose();
        sandbox.Dispose();
    }

    [Fact]
    public async Task An_administrator_comes_and_goes()
    {
        const string policy = "arn:aws:iam::aws:policy/AdministratorAccess";
        await client.CreateGroupAsync(new CreateGroupRequest("Administrators"));
        await client.AttachGroupPolicyAsync(
            new AttachGroupPolicyRequest { GroupName = "Administrators", PolicyArn = policy });
        var user = (await client.CreateUserAsync(new CreateUserRequest
        {
            UserName = "ada",
            Path = "/people/",
            Tags = [new Tag { Key = "Email", Value = "ada+x@example.com" }],
        })).User;
        await client.AddUserToGroupAsync(new AddUserToGroupRequest("Administrators", "ada"));
        var profile = (await client.CreateLoginProfileAsync(
            new CreateLoginProfileRequest("ada", "C0rrect horse!") { PasswordResetRequired = true })).LoginProfile;
        var key = (await client.CreateAccessKeyAsync(new CreateAccessKeyRequest { UserName = "ada" })).AccessKey;

        Assert.Equal("arn:aws:iam::123456789012:user/people/ada", user.Arn);
        Assert.Equal("ada+x@example.com", Assert.Single(user.Tags).Value);
        Assert.InRange(
            user.CreateDate!.Value.ToUniversalTime(), DateTime.UtcNow.AddMinutes(-1), DateTime.UtcNow.AddMinutes(1));
        Assert.True(profile.PasswordResetRequired);
        Assert.Equal(StatusType.Active, key.Status);
        Assert.NotEmpty(key.SecretAccessKey);
        var attached = await client.ListAttachedGroupPoliciesAsync(
            new ListAttachedGroupPoliciesRequest { GroupName = "Administrators" });
        Assert.Equal(policy, Assert.Single(attached.AttachedPolicies).PolicyArn);

        await Assert.ThrowsAsync<EntityAlreadyExistsException>(
            () => client.CreateUserAsync(new CreateUserRequest("ADA")));
        await Assert.ThrowsAsync<DeleteConflictException>(() => client.DeleteUserAsync(new DeleteUserRequest("ada")));

        await client.DeleteAccessKeyAsync(
            new DeleteAccessKeyRequest { UserName = "ada", AccessKeyId = key.AccessKeyId });
        await client.DeleteLoginProfileAsync(new DeleteLoginProfileRequest("ada"));
        await client.RemoveUserFromGroupAsync(new RemoveUserFromGroupRequest("Administrators", "ada"));
        await client.DeleteUserAsync(new DeleteUserRequest("ada"));
        await Assert.ThrowsAsync<NoSuchEntityException>(
            () => client.GetUserAsync(new GetUserRequest { UserName = "ada" }));
    }

    [Fact]
    public async Task Pages_are_followed()
    {
        foreach (var name in (string[])["ada", "bob", "cyd"])
            await client.CreateUserAsync(new CreateUserRequest(name));

        List<string> names = [];
        var pages = 0;
        await foreach (var page in client.Paginators.ListUsers(new ListUsersRequest { MaxItems = 1 }).Responses)
        {
            pages++;
            names.AddRange(page.Users.Select(u => u.UserName));
        }

        Assert.Equal(3, pages);
        Assert.Equal(["ada", "bob", "cyd"], names);
    }

    [Fact]
    public async Task The_account_s_summary_policy_and_details_are_read()
    {
        await client.CreateUserAsync(new CreateUserRequest("ada"));
        await client.UpdateAccountPasswordPolicyAsync(new UpdateAccountPasswordPolicyRequest
        {
            MinimumPasswordLength = 14,
            RequireSymbols = true,
            AllowUsersToChangePassword = false,
        });

        var summary = (await client.GetAccountSummaryAsync()).SummaryMap;
        var policy = (await client.GetAccountPasswordPolicyAsync()).PasswordPolicy;
        var details = await client.GetAccountAuthorizationDetailsAsync(
            new GetAccountAuthorizationDetailsRequest { Filter = [EntityType.User] });

        Assert.Equal(1, summary["Users"]);
        Assert.Equal(
            (14, true, false),
            (policy.MinimumPasswordLength, policy.RequireSymbols, policy.AllowUsersToChangePassword));
        Assert.Equal("ada", Assert.Single(details.UserDetailList).UserName);
    }
}
