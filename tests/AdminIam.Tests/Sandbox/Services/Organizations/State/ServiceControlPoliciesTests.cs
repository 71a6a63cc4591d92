using AdminIam.Sandbox.Services.Organizations.State;

namespace AdminIam.Tests.Sandbox.Services.Organizations.State;

public sealed class ServiceControlPoliciesTests
{
    private readonly ServiceControlPolicy _own = new() { Id = "p-own00000" };
    private readonly ServiceControlPolicies _policies;

    public ServiceControlPoliciesTests() =>
        _policies = new ServiceControlPolicies([_own], new SortedSet<string>(StringComparer.Ordinal));

    [Fact]
    public void The_policy_of_AWS_is_attached_to_everything_until_it_is_detached()
    {
        Assert.True(_policies.AllowAll);
        Assert.Equal([ServiceControlPolicies.FullAccess], _policies.AttachedTo("r-root"));

        _policies.Detach(ServiceControlPolicies.FullAccess, "r-root");

        Assert.False(_policies.AllowAll);
        Assert.Empty(_policies.AttachedTo("r-root"));
        Assert.Equal([ServiceControlPolicies.FullAccess], _policies.AttachedTo("ou-root-12345678"));
        _policies.Attach(ServiceControlPolicies.FullAccess, "r-root");
        Assert.True(_policies.AllowAll);
    }

    [Fact]
    public void A_policy_of_the_organization_is_attached_where_it_was_attached()
    {
        _policies.Attach(_own, "r-root");

        Assert.False(_policies.AllowAll);
        Assert.Equal([ServiceControlPolicies.FullAccess, _own], _policies.AttachedTo("r-root"));
        Assert.False(_policies.IsAttached(_own, "ou-root-12345678"));
        _policies.Detach(_own, "r-root");
        Assert.True(_policies.AllowAll);
        Assert.True(_policies.TryFind("p-own00000", out _));
        Assert.False(_policies.TryFind("p-none0000", out _));
    }
}
