using System.Xml.Linq;
using AdminIam.Build.Testing;

namespace AdminIam.Tests.Build.Testing;

public sealed class DesktopTestRunTests
{
    [Fact]
    public async Task Without_mono_the_tests_are_one_skipped_test_with_a_name()
    {
        using var output = new StringWriter();

        var results = await DesktopTestRun.RunAsync(filter: null, mono: null, output);

        Assert.Equal("0 passed, 0 failed, 1 skipped", results.ToString());
        Assert.Equal(
            "[SKIP] The tests for Windows PowerShell's runtime: "
            + "Mono is not installed (Debian: apt-get install mono-devel).",
            output.ToString().TrimEnd());
    }

    [Fact]
    public void Failed_tests_and_errors_outside_of_tests_are_failures()
    {
        var results = DesktopTestRun.Read(XDocument.Parse(
            """
            <assemblies>
              <assembly total="12" passed="7" failed="1" skipped="4" errors="1">
                <errors>
                  <error type="assembly-cleanup" name="/AdminIam.Tests.dll">
                    <failure><message>The file is in use.</message></failure>
                  </error>
                </errors>
                <collection>
                  <test name="Engine.WordTests.A_word" result="Pass" />
                  <test name="Engine.WordTests.A_number" result="Fail">
                    <failure><message>Expected: 1</message></failure>
                  </test>
                </collection>
              </assembly>
            </assemblies>
            """));

        Assert.Equal(7, results.Passed);
        Assert.Equal(4, results.Skipped);
        Assert.Equal(
            [new("Engine.WordTests.A_number", "Expected: 1"), new("/AdminIam.Tests.dll", "The file is in use.")],
            results.Failures);
    }

    [Fact]
    public void A_run_that_was_interrupted_is_a_failure()
    {
        var results = DesktopTestRun.Read(XDocument.Parse(
            "<assemblies><assembly name='AdminIam.Tests.dll' /></assemblies>"));

        Assert.Equal([new("The tests of AdminIam.Tests.dll were interrupted.")], results.Failures);
    }
}
