using System.Xml.Linq;
using AdminIam.Engine.Safeguards.Reports.Formats;

namespace AdminIam.Tests.Engine.Safeguards.Reports.Formats;

public sealed class JUnitReportWriterTests
{
    [Fact]
    public void An_area_is_a_suite_and_a_finding_a_case()
    {
        var suites = Suites("alice");

        Assert.Equal(
            [
                "Root user: 2 tests, 1 failures, 0 errors, 1 skipped",
                "Passwords: 1 tests, 1 failures, 0 errors, 0 skipped",
                "MFA: 2 tests, 1 failures, 0 errors, 1 skipped",
                "Permissions: 1 tests, 1 failures, 0 errors, 0 skipped",
                "Account: 2 tests, 0 failures, 1 errors, 1 skipped",
            ],
            suites.Select(suite => $"{(string?)suite.Attribute("name")}: {(int)suite.Attribute("tests")!} tests, "
                + $"{(int)suite.Attribute("failures")!} failures, {(int)suite.Attribute("errors")!} errors, "
                + $"{(int)suite.Attribute("skipped")!} skipped"));
        Assert.Equal(
            [
                "RootAccessKey: The root user has no access key: failure", "CentralRootAccess: Root access is managed "
                    + "centrally: skipped",
            ],
            suites[0].Elements("testcase").Select(test => $"{(string?)test.Attribute("classname")}: "
                + $"{(string?)test.Attribute("name")}: {test.Elements().Single().Name}"));
    }

    [Theory]
    [InlineData("alice")]
    [InlineData(TestReports.Hostile)]
    [InlineData("\uD834 half of a pair, and \uFFFF")]
    public void A_failure_has_the_reason_and_the_remedy(string name)
    {
        var failure = Suites(name)[2].Descendants("failure").Single();

        Assert.Equal(
            XmlCharacters.Only($"The user {name} has a password and no MFA."), (string?)failure.Attribute("message"));
        Assert.Equal("High", (string?)failure.Attribute("type"));
        Assert.StartsWith("New-AdminMfaDevice '", failure.Value);
    }

    [Fact]
    public void A_report_without_violations_has_no_failures() => Assert.DoesNotContain(
        XDocument.Parse(TestFiles.Text(ReportFormat.JUnit, TestReports.Clean())).Descendants(),
        element => element.Name.LocalName is "failure" or "error" or "skipped");

    [Fact]
    public void The_order_of_elements_is_that_of_both_schemas() => Assert.All(Suites("alice"), suite =>
    {
        var names = suite.Elements().Select(element => element.Name.LocalName).ToList();
        Assert.Equal("properties", names[0]);
        Assert.Equal(["system-out", "system-err"], names.Skip(names.Count - 2));
        Assert.All(names.Skip(1).Take(names.Count - 3), name => Assert.Equal("testcase", name));
    });

    private static List<XElement> Suites(string name) =>
    [
        .. XDocument.Parse(TestFiles.Text(ReportFormat.JUnit, TestReports.Rich(name))).Root!.Elements("testsuite"),
    ];
}
