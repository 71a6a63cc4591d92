using AdminIam.Engine.Iam.Roles;

namespace AdminIam.Tests.Engine.Iam.Roles;

public sealed class ServiceLinkedRoleReaderTests
{
    [Fact]
    public async Task Roles_are_listed_with_their_services_and_described_one_by_one()
    {
        using var run = await TestRun.StartAsync();
        var roles = new ServiceLinkedRoles(run.Iam);
        var created = await roles.CreateAsync("cloudhsm.amazonaws.com", null, "For HSMs", ensure: false);
        var reader = new ServiceLinkedRoleReader(run.Iam);

        var listed = Assert.Single(await reader.List().ToListAsync());
        var described = await reader.WithDescriptionAsync(listed);

        Assert.Equal(
            (created.Arn, "cloudhsm.amazonaws.com", null), (listed.Arn, listed.ServiceName, listed.Description));
        Assert.Equal((null, null), (listed.LastUsedDate, listed.LastUsedRegion));
        Assert.Equal("For HSMs", described.Description);
    }
}
