using System.Xml.Linq;
using AdminIam.Build.Testing;

namespace AdminIam.Tests.Build.Testing;

public sealed class DesktopTestRunTests
{
    [Fact]
    public async Task Without_mono_the_tests_are_one_skipped_test_with_a_name()
    {
        using var output = new StringWriter();

        var counts = await DesktopTestRun.RunAsync(filter: null, mono: null, output);

        Assert.Equal(new TestCounts(0, 0, 1), counts);
        Assert.Equal(
            "[SKIP] The tests for Windows PowerShell's runtime: "
            + "Mono is not installed (Debian: apt-get install mono-devel).",
            output.ToString().TrimEnd());
    }

    [Fact]
    public void Errors_outside_of_tests_are_failures() => Assert.Equal(
        new TestCounts(7, 3, 4),
        DesktopTestRun.Count(XDocument.Parse(
            "<assemblies><assembly total='13' passed='7' failed='2' skipped='4' errors='1' /></assemblies>")));

    [Fact]
    public void A_run_that_was_interrupted_is_a_failure() => Assert.Equal(
        new TestCounts(0, 1, 0),
        DesktopTestRun.Count(XDocument.Parse("<assemblies><assembly name='AdminIam.Tests.dll' /></assemblies>")));
}
