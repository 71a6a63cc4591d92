using AdminIam.Engine.Safeguards.Findings;

namespace AdminIam.Tests.Engine.Safeguards.Checks;

public sealed class OrganizationChecksTests
{
    [Theory]
    [InlineData("OrganizationGuardrails")]
    [InlineData("ManagementWorkloads")]
    [InlineData("OrganizationalUnits")]
    [InlineData("PolicyDelegation")]
    [InlineData("ServiceDelegation")]
    public void The_organization_is_checked_by_a_person_in_the_account_that_manages_it(string check)
    {
        var managing = new TestFacts { OrganizationFeatures = [] }.One(check);

        Assert.Equal(FindingStatus.Manual, managing.Status);
        Assert.NotEmpty(managing.Guidance!);
        Assert.Equal(FindingStatus.NotApplicable, new TestFacts().One(check).Status);
    }
}
