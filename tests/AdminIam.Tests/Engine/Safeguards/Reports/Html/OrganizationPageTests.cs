using System.Text.RegularExpressions;
using AdminIam.Engine.Safeguards.Reports;
using AdminIam.Engine.Safeguards.Reports.Html;

namespace AdminIam.Tests.Engine.Safeguards.Reports.Html;

public sealed class OrganizationPageTests
{
    private static readonly SafeguardReport[] Reports =
    [
        TestReports.Rich(TestReports.Hostile) with { AccountId = "111122223333", AccountName = TestReports.Hostile },
        TestReports.Clean() with { AccountId = "444455556666" },
    ];

    [Fact]
    public void Every_account_is_in_the_table_and_has_its_violations()
    {
        var page = PageOf(Reports);

        Assert.Contains("<h1>Administration of 2 AWS accounts</h1>", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#a444455556666\">444455556666</a>", page, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(page, "<details id=\"a"));
        Assert.Contains("The root user has an access key.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_are_encoded_and_references_are_complete()
    {
        var page = PageOf(Reports);

        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        var ids = Regex.Matches(page, " id=\"([^\"]*)\"").Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(Regex.Matches(page, "href=\"#([^\"]*)\""), match => Assert.Contains(match.Groups[1].Value, ids));
    }

    [Fact]
    public void A_page_without_violations_states_it() => Assert.Contains(
        "<p>No check failed.</p>", PageOf([Reports[1], Reports[1] with { AccountId = "777788889999" }]),
        StringComparison.Ordinal);

    private static string PageOf(IReadOnlyList<SafeguardReport> reports)
    {
        using StringWriter writer = new();
        OrganizationPage.Write(writer, reports);
        return writer.ToString();
    }
}
