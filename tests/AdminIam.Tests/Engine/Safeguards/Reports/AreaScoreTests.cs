using AdminIam.Engine.Safeguards.Reports;
using static AdminIam.Tests.Engine.Safeguards.Reports.TestReports;

namespace AdminIam.Tests.Engine.Safeguards.Reports;

public sealed class AreaScoreTests
{
    [Fact]
    public void A_check_counts_once_and_with_its_worst_finding() => Assert.Equal(
        [
            new AreaScore("Root user", 0, 1, 0, 1), new AreaScore("Passwords", 0, 1, 0, 0),
            new AreaScore("MFA", 0, 1, 0, 0), new AreaScore("Permissions", 0, 1, 0, 0),
            new AreaScore("Account", 0, 0, 0, 2),
        ],
        AreaScore.Of(CheckResult.Of(Rich())));

    [Theory]
    [InlineData(3, 0, 0, 100)]
    [InlineData(199, 1, 0, 99)]
    [InlineData(1, 0, 1, 50)]
    [InlineData(0, 0, 0, null)]
    public void Only_a_flawless_area_has_100_percent(int passed, int failed, int accepted, int? percent) =>
        Assert.Equal(percent, new AreaScore("Area", passed, failed, accepted, 5).Percent);
}
