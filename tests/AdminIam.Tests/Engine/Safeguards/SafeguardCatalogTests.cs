using System.Text.RegularExpressions;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Safeguards;

namespace AdminIam.Tests.Engine.Safeguards;

public sealed class SafeguardCatalogTests
{
    [Fact]
    public void Ids_are_unique_and_in_pascal_case()
    {
        var ids = SafeguardCatalog.All.Select(check => check.Id).ToList();

        Assert.Equal(ids.Count, ids.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(ids, id => Assert.Matches("^([A-Z][a-z]+)+$", id));
    }

    [Fact]
    public void Titles_are_statements_of_one_line()
    {
        Assert.All(
            SafeguardCatalog.All,
            check => Assert.Matches("^[A-Z][A-Za-z0-9 ,'-]{10,70}[a-z0-9A-Z]$", check.Title));
        Assert.Equal(
            SafeguardCatalog.All.Count, SafeguardCatalog.All.Select(check => check.Title).Distinct().Count());
    }

    [Fact]
    public void The_checks_of_an_area_follow_each_other()
    {
        var areas = SafeguardCatalog.All.Select(check => check.Area).ToList();

        Assert.Equal(areas.Distinct().Count(), areas.Where((area, i) => i == 0 || areas[i - 1] != area).Count());
    }

    [Fact]
    public void Every_check_states_all_facts_that_it_reads() => Assert.All(
        SafeguardCatalog.All,
        check => Assert.NotEmpty(check.Evaluate(new TestFacts { Denied = ~check.Needs }.Build()).ToList()));

    [Fact]
    public void An_unknown_check_is_refused_with_the_nearest_name()
    {
        Assert.Equal("UserMfa", SafeguardCatalog.Find("usermfa").Id);
        var error = Assert.Throws<AdminException>(() => SafeguardCatalog.Find("UserMfaa"));

        Assert.Equal("UnknownCheck", error.ErrorId);
        Assert.Matches(new Regex(@"\bUserMfa\b"), error.Advice!);
    }
}
