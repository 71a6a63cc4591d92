using System.Text.RegularExpressions;

namespace AdminIam.Tests.Architecture;

/// <summary>
/// The rule that time comes from a TimeProvider, so that a session has one clock and a test can set it.
/// </summary>
public sealed partial class ClockTests
{
    [Theory]
    [InlineData("AdminIam")]
    [InlineData("AdminIam.Engine")]
    [InlineData("AdminIam.Sandbox")]
    public void No_source_reads_the_clock_of_the_computer(string project) => Assert.Empty(
        new SourceProject("src", project).Files.SelectMany(
            file => Computer().Matches(file.Text).Select(match => $"{file.Path}: {match.Value}")));

    [Theory]
    [InlineData("var now = DateTime.UtcNow;", true)]
    [InlineData("DateTimeOffset . Now", true)]
    [InlineData("var day = DateTime.Today;", true)]
    [InlineData("run.UtcNow", false)]
    [InlineData("time.GetUtcNow().UtcDateTime", false)]
    public void A_read_of_the_clock_is_recognized(string code, bool isRead) =>
        Assert.Equal(isRead, Computer().IsMatch(code));

    [GeneratedRegex(@"\bDateTime(Offset)?\s*\.\s*(UtcNow|Now|Today)\b")]
    private static partial Regex Computer();
}
