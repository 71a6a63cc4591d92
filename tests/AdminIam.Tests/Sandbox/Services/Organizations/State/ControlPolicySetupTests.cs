using AdminIam.Build;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox.Services.Organizations.State;

public sealed class ControlPolicySetupTests : IDisposable
{
    private const string Prod = TestOrganization.Prod;
    private static readonly string NoUsers =
        RunningSandbox.Policy("'Effect':'Deny','Action':'iam:CreateUser','Resource':'*'");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", false, false)]
    [InlineData("Workloads", false, false)]
    [InlineData("Workloads/Live", false, true)]
    [InlineData(TestOrganization.Test, true, false)]
    [InlineData("Workloads/New", true, true)]
    public async Task The_policies_of_the_settings_limit_what_they_are_attached_to(string target, bool prod, bool test)
    {
        using var sandbox = Start(new SandboxControlPolicy("NoUsers", NoUsers, [target]));
        var admin = await TestMember.AdministratorAsync(sandbox);

        Assert.Equal(prod, await CanCreateAsync(Prod));
        Assert.Equal(test, await CanCreateAsync(TestOrganization.Test));

        async Task<bool> CanCreateAsync(string account) =>
            (await (await TestMember.EnterAsync(sandbox, admin, account)).CallAsync("CreateUser", ("UserName", "ann")))
                .Status == 200;
    }

    [Fact]
    public async Task A_policy_that_the_state_file_has_is_not_added_again()
    {
        var policy = new SandboxControlPolicy("NoUsers", NoUsers, [Prod]);
        using (var first = Start(policy))
        {
            var client = JsonServiceClient.Organizations(first);
            var id = (await client.OkAsync("ListPoliciesForTarget", Filter(Prod))).Texts("Policies", "Id")
                .Single(one => one != TestControlPolicy.FullAccess);
            await TestControlPolicy.DetachAsync(client, id, Prod);
        }

        using var sandbox = Start(policy);

        var organizations = JsonServiceClient.Organizations(sandbox);
        Assert.Equal(
            ["FullAWSAccess"],
            (await organizations.OkAsync("ListPoliciesForTarget", Filter(Prod))).Texts("Policies", "Name"));
        Assert.Equal(2, (await organizations.OkAsync("ListPolicies", new { Filter = "SERVICE_CONTROL_POLICY" }))
            .GetProperty("Policies").GetArrayLength());
    }

    [Fact]
    public void What_is_not_a_policy_or_not_an_account_is_refused()
    {
        Assert.StartsWith(
            "The service control policy 'Bad' is not valid: ",
            Assert.Throws<InvalidDataException>(() => Start(new SandboxControlPolicy("Bad", "{}", []))).Message,
            StringComparison.Ordinal);
        Assert.Equal(
            "The service control policy 'NoUsers' is attached to the account 000000000000, which is not one of the "
            + "organization.",
            Assert.Throws<InvalidDataException>(
                () => Start(new SandboxControlPolicy("NoUsers", NoUsers, ["000000000000"]))).Message);
    }

    private static object Filter(string target) => new { TargetId = target, Filter = "SERVICE_CONTROL_POLICY" };

    private RunningSandbox Start(SandboxControlPolicy policy)
    {
        var options = TestOrganization.Options(statePath: _folder.PathOf("state.json"));
        options.ControlPolicies = [policy];
        return new RunningSandbox(options);
    }
}
