using AdminIam.Build.Testing;

namespace AdminIam.Tests.Build.Testing;

public sealed class RunningTestsTests
{
    private readonly RunningTests _tests = new();

    [Fact]
    public void A_test_runs_from_its_start_to_its_end()
    {
        string[] lines =
        [
            "    One.test(text: \"a [STARTING]\") [STARTING]",
            "    Another.test [STARTING]",
            "    A.third [STARTING]",
            "    One.test(text: \"a [STARTING]\") [FINISHED] Time: 0.5s",
        ];

        Assert.All(lines, line => Assert.False(_tests.Read(line)));
        Assert.Equal(["Another.test", "A.third"], _tests.Names);
    }

    [Theory]
    [InlineData("  Starting:    AdminIam.Tests")]
    [InlineData("    Some.test [FAIL]")]
    [InlineData("")]
    public void Other_lines_are_output(string line)
    {
        Assert.True(_tests.Read(line));
        Assert.Empty(_tests.Names);
    }
}
