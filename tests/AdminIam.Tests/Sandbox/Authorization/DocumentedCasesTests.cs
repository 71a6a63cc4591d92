namespace AdminIam.Tests.Sandbox.Authorization;

/// <summary>The cases that are written from AWS's documentation.</summary>
public sealed class DocumentedCasesTests
{
    private static readonly DocumentedCase[] Cases =
    [
        .. DocumentedConditions.All, .. DocumentedStatements.All, .. DocumentedCalls.All, .. DocumentedRoles.All,
    ];

    public static TheoryData<string> Names => [.. Cases.Select(NameOf)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_sandbox_decides_as_the_documentation_describes(string name)
    {
        var documented = Assert.Single(Cases, candidate => NameOf(candidate) == name);

        Assert.Equal(documented.Expected, await documented.DecideAsync());
    }

    [Fact]
    public void There_are_at_least_40_cases_each_of_a_page() => Assert.True(
        Cases.Length >= 40 && Array.TrueForAll(Cases, documented => documented.Page.Length > 0));

    private static string NameOf(DocumentedCase documented) =>
        $"{documented.Page}: {documented.Name} ({documented.GetType().Name}, {documented.Expected})";
}
