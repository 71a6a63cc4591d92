using AdminIam.Engine.Safeguards.Facts;
using AdminIam.Engine.Safeguards.Findings;

namespace AdminIam.Tests.Engine.Safeguards.Checks;

public sealed class OrganizationChecksTests
{
    [Theory]
    [InlineData("OrganizationGuardrails")]
    [InlineData("ManagementWorkloads")]
    [InlineData("OrganizationalUnits")]
    [InlineData("PolicyDelegation")]
    public void The_organization_is_checked_by_a_person_in_the_account_that_manages_it(string check)
    {
        var managing = new TestFacts { OrganizationFeatures = [] }.One(check);

        Assert.Equal(FindingStatus.Manual, managing.Status);
        Assert.NotEmpty(managing.Guidance!);
        Assert.Equal(FindingStatus.NotApplicable, new TestFacts().One(check).Status);
    }

    [Theory]
    [InlineData(null, null, FindingStatus.NotApplicable, "Neither IAM nor IAM Identity Center has trusted access")]
    [InlineData("", null, FindingStatus.Failed, "without a delegated administrator: IAM.")]
    [InlineData("1", "", FindingStatus.Failed, "administrator: IAM Identity Center. IAM: 1.")]
    [InlineData("1", null, FindingStatus.Passed, "administrator: IAM: 1.")]
    [InlineData("1", "2,3", FindingStatus.Passed, "IAM: 1. IAM Identity Center: 2, 3.")]
    public void Services_with_trusted_access_need_a_delegated_administrator(
        string? iam, string? center, FindingStatus status, string reason)
    {
        var services = new[] { ("IAM", iam), ("IAM Identity Center", center) }
            .Where(one => one.Item2 is not null)
            .Select(one => new DelegatedService(
                one.Item1, one.Item2!.Split(',', StringSplitOptions.RemoveEmptyEntries)));
        var verdict = new TestFacts { OrganizationFeatures = [], DelegatedServices = [.. services] }
            .One("ServiceDelegation");

        Assert.Equal(status, verdict.Status);
        Assert.Contains(reason, verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Services_are_not_checked_in_an_account_that_does_not_manage_them() =>
        Assert.Equal(FindingStatus.NotApplicable, new TestFacts().One("ServiceDelegation").Status);
}
