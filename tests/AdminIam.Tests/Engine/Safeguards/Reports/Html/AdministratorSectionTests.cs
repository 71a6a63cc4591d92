using AdminIam.Engine.Safeguards.Reports;
using AdminIam.Engine.Safeguards.Reports.Html;

namespace AdminIam.Tests.Engine.Safeguards.Reports.Html;

public sealed class AdministratorSectionTests
{
    [Fact]
    public void Administrators_are_listed_and_the_others_counted()
    {
        var text = Of(TestReports.Rich());

        Assert.Contains(">alice<", text);
        Assert.Contains(">412 days<", text);
        Assert.Contains(">2026-11-24<", text);
        Assert.Contains(">Not known<", text);
        Assert.DoesNotContain(">carol<", text);
        Assert.Contains("1 other user: 1 with a password, of whom 1 have MFA, and 1 with an active access key.", text);
    }

    [Fact]
    public void What_was_not_read_is_stated()
    {
        var report = TestReports.Rich();

        Assert.Contains("The credential report was not read", Of(report with { Users = null }));
        Assert.Contains(
            "The policies were not read",
            Of(report with { Users = [.. report.Users!.Select(user => user with { IsAdministrator = null })] }));
        Assert.Contains(
            "No user has administrator access.",
            Of(report with { Users = [.. report.Users!.Select(user => user with { IsAdministrator = false })] }));
    }

    private static string Of(SafeguardReport report) => PageText.Of(AdministratorSection.Write, report);
}
