using AdminIam.Engine.Safeguards.Checks;

namespace AdminIam.Tests.Engine.Safeguards.Checks;

public sealed class SafeguardCatalogTests
{
    // The identity section of the benchmark: the check, and the number in 3.0, 4.0.1, 5.0, 6.0 and 7.0.
    private const string Benchmark = """
        RootAccessKey 1.4 1.4 1.3 2.3 2.4
        RootMfa 1.5 1.5 1.4 2.4 2.5
        RootHardwareMfa 1.6 1.6 1.5 2.5 2.6
        RootUse 1.7 1.7 1.6 2.6 2.7
        CentralRootAccess - - - - 2.1.1
        PasswordLength 1.8 1.8 1.7 2.7 2.8
        PasswordReuse 1.9 1.9 1.8 2.8 2.9
        UserMfa 1.10 1.10 1.9 2.9 2.10
        InitialAccessKey 1.11 1.11 1.10 2.10 -
        UnusedPassword 1.12 1.12 1.11 2.11 2.11
        UnusedAccessKey 1.12 1.12 1.11 2.11 2.11
        SingleActiveKey 1.13 1.13 1.12 2.12 -
        AccessKeyAge 1.14 1.14 1.13 2.13 2.12
        DirectPolicy 1.15 1.15 1.14 2.14 2.13
        FullAccessPolicy 1.16 1.16 1.15 2.15 2.14
        SupportRole 1.17 1.17 1.16 2.16 2.15
        InstanceRole 1.18 1.18 1.17 2.17 2.16
        ExpiredCertificate 1.19 1.19 1.18 2.18 2.17
        AccessAnalyzer 1.20 1.20 1.19 2.19 2.18
        CentralUsers 1.21 1.21 1.20 2.20 2.19
        CloudShellAccess 1.22 1.22 1.21 2.21 2.20
        ResourcePolicies - - - - 2.21
        ContactDetails 1.1 1.1 1.1 2.1 2.2
        SecurityContact 1.2 1.2 1.2 2.2 2.3
        SecurityQuestions 1.3 1.3 - - -
        OrganizationGuardrails - - - - 2.1.2
        ManagementWorkloads - - - - 2.1.3
        OrganizationalUnits - - - - 2.1.4
        PolicyDelegation - - - - 2.1.5
        ServiceDelegation - - - - 2.1.6
        """;

    private static readonly string[] Versions = ["3.0", "4.0.1", "5.0", "6.0", "7.0"];

    [Fact]
    public void The_controls_of_the_benchmark_are_those_of_its_table() => Assert.Equal(
        Benchmark.Split('\n').Order(StringComparer.Ordinal),
        SafeguardCatalog.All.Where(check => check.Cis.Count > 0)
            .Select(check => string.Join(
                ' ', Versions.Select(version => check.Cis.GetValueOrDefault(version, "-")).Prepend(check.Id)))
            .Order(StringComparer.Ordinal));

    [Fact]
    public void No_other_version_of_the_benchmark_is_named() =>
        Assert.Empty(SafeguardCatalog.All.SelectMany(check => check.Cis.Keys).Except(Versions));

    [Fact]
    public void The_controls_of_security_hub_are_those_of_its_list() => Assert.Equal(
        [
            "Account.1", "IAM.1", "IAM.15", "IAM.16", "IAM.18", "IAM.19", "IAM.2", "IAM.20", "IAM.22", "IAM.22",
            "IAM.26", "IAM.27", "IAM.28", "IAM.3", "IAM.4", "IAM.5", "IAM.6", "IAM.7", "IAM.9",
        ],
        SafeguardCatalog.All.SelectMany(check => check.SecurityHub).Order(StringComparer.Ordinal));

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
    public void An_id_is_found_in_any_case_and_a_similar_one_is_suggested()
    {
        Assert.Equal("UserMfa", SafeguardCatalog.Find("usermfa")?.Id);
        Assert.Null(SafeguardCatalog.Find("UserMfaa"));
        Assert.Matches(@"\bUserMfa\b", SafeguardCatalog.Unknown("UserMfaa").Advice!);
    }
}
