using AdminIam.Sandbox;
using AdminIam.Sandbox.Settings;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Tests.Clients;

/// <summary>The client and the sandbox were written independently, so they are probably correct where they
/// agree.</summary>
public sealed class ClientAgainstSandboxTests : IDisposable
{
    private readonly SandboxServer _sandbox = SandboxServer.Start(new SandboxOptions());
    private readonly AmazonIdentityManagementServiceClient _client;

    public ClientAgainstSandboxTests() =>
        _client = new("sandbox", "sandbox", new AmazonIdentityManagementServiceConfig
        {
            ServiceURL = _sandbox.Url.ToString(),
            AuthenticationRegion = "us-east-1",
            MaxErrorRetry = 0,
        });

    public void Dispose()
    {
        _client.Dispose();
        _sandbox.Dispose();
    }

    [Fact]
    public async Task An_administrator_is_created_and_deleted()
    {
        const string policy = "arn:aws:iam::aws:policy/AdministratorAccess";
        await _client.CreateGroupAsync(new CreateGroupRequest("Administrators"));
        await _client.AttachGroupPolicyAsync(
            new AttachGroupPolicyRequest { GroupName = "Administrators", PolicyArn = policy });
        var user = (await _client.CreateUserAsync(new CreateUserRequest
        {
            UserName = "ada",
            Path = "/people/",
            Tags = [new Tag { Key = "Email", Value = "ada+x@example.com" }],
        })).User;
        await _client.AddUserToGroupAsync(new AddUserToGroupRequest("Administrators", "ada"));
        var profile = (await _client.CreateLoginProfileAsync(
            new CreateLoginProfileRequest("ada", "C0rrect horse!") { PasswordResetRequired = true })).LoginProfile;
        var key = (await _client.CreateAccessKeyAsync(new CreateAccessKeyRequest { UserName = "ada" })).AccessKey;

        Assert.Equal("arn:aws:iam::123456789012:user/people/ada", user.Arn);
        Assert.Equal("ada+x@example.com", Assert.Single(user.Tags).Value);
        Assert.InRange(
            user.CreateDate!.Value.ToUniversalTime(), DateTime.UtcNow.AddMinutes(-1), DateTime.UtcNow.AddMinutes(1));
        Assert.True(profile.PasswordResetRequired);
        Assert.Equal(StatusType.Active, key.Status);
        Assert.NotEmpty(key.SecretAccessKey);
        var attached = await _client.ListAttachedGroupPoliciesAsync(
            new ListAttachedGroupPoliciesRequest { GroupName = "Administrators" });
        Assert.Equal(policy, Assert.Single(attached.AttachedPolicies).PolicyArn);

        await Assert.ThrowsAsync<EntityAlreadyExistsException>(
            () => _client.CreateUserAsync(new CreateUserRequest("ADA")));
        await Assert.ThrowsAsync<DeleteConflictException>(() => _client.DeleteUserAsync(new DeleteUserRequest("ada")));

        await _client.DeleteAccessKeyAsync(
            new DeleteAccessKeyRequest { UserName = "ada", AccessKeyId = key.AccessKeyId });
        await _client.DeleteLoginProfileAsync(new DeleteLoginProfileRequest("ada"));
        await _client.RemoveUserFromGroupAsync(new RemoveUserFromGroupRequest("Administrators", "ada"));
        await _client.DeleteUserAsync(new DeleteUserRequest("ada"));
        await Assert.ThrowsAsync<NoSuchEntityException>(
            () => _client.GetUserAsync(new GetUserRequest { UserName = "ada" }));
    }

    [Fact]
    public async Task Pages_are_followed()
    {
        foreach (var name in (string[])["ada", "bob", "cyd"])
            await _client.CreateUserAsync(new CreateUserRequest(name));

        List<string> names = [];
        var pages = 0;
        await foreach (var page in _client.Paginators.ListUsers(new ListUsersRequest { MaxItems = 1 }).Responses)
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
        await _client.CreateUserAsync(new CreateUserRequest("ada"));
        await _client.UpdateAccountPasswordPolicyAsync(new UpdateAccountPasswordPolicyRequest
        {
            MinimumPasswordLength = 14,
            RequireSymbols = true,
            AllowUsersToChangePassword = false,
        });

        var summary = (await _client.GetAccountSummaryAsync()).SummaryMap;
        var policy = (await _client.GetAccountPasswordPolicyAsync()).PasswordPolicy;
        var details = await _client.GetAccountAuthorizationDetailsAsync(
            new GetAccountAuthorizationDetailsRequest { Filter = [EntityType.User] });

        Assert.Equal(1, summary["Users"]);
        Assert.Equal(
            (14, true, false),
            (policy.MinimumPasswordLength, policy.RequireSymbols, policy.AllowUsersToChangePassword));
        Assert.Equal("ada", Assert.Single(details.UserDetailList).UserName);
    }
}
