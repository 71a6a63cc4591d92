using AdminIam.Sandbox;
using AdminIam.Tests.Sandbox;
using Amazon.IdentityStore;
using Amazon.IdentityStore.Model;
using Amazon.Organizations;
using Amazon.Organizations.Model;
using Amazon.Runtime;
using Amazon.SSOAdmin;
using Amazon.SSOAdmin.Model;

namespace AdminIam.Tests.Clients;

/// <summary>The clients of Organizations and Identity Center against the sandbox, which shares no code with
/// them.</summary>
public sealed class CenterClientsAgainstSandboxTests : IDisposable
{
    private readonly MovableClock _clock = new();
    private readonly SandboxServer _sandbox;
    private readonly AmazonSSOAdminClient _admin;
    private readonly AmazonIdentityStoreClient _store;
    private readonly AmazonOrganizationsClient _organizations;

    public CenterClientsAgainstSandboxTests()
    {
        _sandbox = SandboxServer.Start(TestOrganization.Options(_clock));
        _admin = new("sandbox", "sandbox", Configure(new AmazonSSOAdminConfig()));
        _store = new("sandbox", "sandbox", Configure(new AmazonIdentityStoreConfig()));
        _organizations = new("sandbox", "sandbox", Configure(new AmazonOrganizationsConfig()));
    }

    public void Dispose()
    {
        _organizations.Dispose();
        _store.Dispose();
        _admin.Dispose();
        _sandbox.Dispose();
    }

    [Fact]
    public async Task A_group_gets_access_to_an_account()
    {
        var accounts = (await _organizations.ListAccountsAsync(new ListAccountsRequest())).Accounts;
        var prod = accounts.Single(account => account.Name == "Prod").Id;
        var instance = Assert.Single((await _admin.ListInstancesAsync(new ListInstancesRequest())).Instances);
        var user = (await _store.CreateUserAsync(User(instance, "ada"))).UserId;
        var group = (await _store.CreateGroupAsync(new CreateGroupRequest
        {
            IdentityStoreId = instance.IdentityStoreId, DisplayName = "Administrators",
        })).GroupId;
        await _store.CreateGroupMembershipAsync(new CreateGroupMembershipRequest
        {
            IdentityStoreId = instance.IdentityStoreId, GroupId = group, MemberId = new MemberId { UserId = user },
        });
        var set = (await _admin.CreatePermissionSetAsync(
            new CreatePermissionSetRequest { InstanceArn = instance.InstanceArn, Name = "Admins" })).PermissionSet;
        var request = (await _admin.CreateAccountAssignmentAsync(new CreateAccountAssignmentRequest
        {
            InstanceArn = instance.InstanceArn,
            PermissionSetArn = set.PermissionSetArn,
            PrincipalId = group,
            PrincipalType = PrincipalType.GROUP,
            TargetId = prod,
            TargetType = TargetType.AWS_ACCOUNT,
        })).AccountAssignmentCreationStatus;
        Assert.Equal(StatusValues.IN_PROGRESS, request.Status);
        _clock.Advance(TimeSpan.FromSeconds(1));
        var status = await _admin.DescribeAccountAssignmentCreationStatusAsync(
            new DescribeAccountAssignmentCreationStatusRequest
            {
                InstanceArn = instance.InstanceArn, AccountAssignmentCreationRequestId = request.RequestId,
            });
        Assert.Equal(StatusValues.SUCCEEDED, status.AccountAssignmentCreationStatus.Status);
        var access = await _admin.ListAccountAssignmentsForPrincipalAsync(new ListAccountAssignmentsForPrincipalRequest
        {
            InstanceArn = instance.InstanceArn, PrincipalId = user, PrincipalType = PrincipalType.USER,
        });
        Assert.Equal((group, prod), (access.AccountAssignments[0].PrincipalId, access.AccountAssignments[0].AccountId));
    }

    [Fact]
    public async Task Errors_have_their_types_and_reasons()
    {
        var instance = Assert.Single((await _admin.ListInstancesAsync(new ListInstancesRequest())).Instances);
        await _store.CreateUserAsync(User(instance, "ada"));
        var conflict = await Assert.ThrowsAsync<Amazon.IdentityStore.Model.ConflictException>(
            () => _store.CreateUserAsync(User(instance, "ADA")));
        Assert.Equal(ConflictExceptionReason.UNIQUENESS_CONSTRAINT_VIOLATION, conflict.Reason);
        var missing = await Assert.ThrowsAsync<Amazon.IdentityStore.Model.ResourceNotFoundException>(
            () => _store.DescribeUserAsync(new DescribeUserRequest
            {
                IdentityStoreId = instance.IdentityStoreId, UserId = Guid.NewGuid().ToString(),
            }));
        Assert.Equal(ResourceType.USER, missing.ResourceType);
        await Assert.ThrowsAsync<AccountNotFoundException>(
            () => _organizations.DescribeAccountAsync(new DescribeAccountRequest { AccountId = "000000000000" }));
        await Assert.ThrowsAsync<Amazon.SSOAdmin.Model.ResourceNotFoundException>(
            () => _admin.DescribePermissionSetAsync(new DescribePermissionSetRequest
            {
                InstanceArn = instance.InstanceArn,
                PermissionSetArn = instance.InstanceArn.Replace(":instance", ":permissionSet", StringComparison.Ordinal)
                    + "/ps-0123456789abcdef",
            }));
    }

    private static CreateUserRequest User(InstanceMetadata instance, string name) => new()
    {
        IdentityStoreId = instance.IdentityStoreId,
        UserName = name,
        DisplayName = "Ada Lovelace",
        Name = new Name { GivenName = "Ada", FamilyName = "Lovelace" },
    };

    private T Configure<T>(T config)
        where T : ClientConfig
    {
        config.ServiceURL = _sandbox.Url.ToString();
        config.AuthenticationRegion = "us-east-1";
        config.MaxErrorRetry = 0;
        return config;
    }
}
