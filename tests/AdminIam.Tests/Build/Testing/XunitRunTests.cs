using System.Xml.Linq;
using AdminIam.Build.Testing;

namespace AdminIam.Tests.Build.Testing;

public sealed class XunitRunTests
{
    [Fact]
    public void Failed_tests_are_read_with_their_errors()
    {
        var results = XunitRun.Read(XDocument.Parse(
            """
            <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
              <Results>
                <UnitTestResult testName="Engine.WordTests.A_word" outcome="Passed" />
                <UnitTestResult testName="Engine.WordTests.A_browser" outcome="NotExecuted" />
                <UnitTestResult testName="Engine.WordTests.A_number(value: 2)" outcome="Failed">
                  <Output><ErrorInfo><Message>Expected: 1</Message><StackTrace>at A</StackTrace></ErrorInfo></Output>
                </UnitTestResult>
              </Results>
              <ResultSummary><Counters total="3" executed="2" passed="1" failed="1" /></ResultSummary>
            </TestRun>
            """));

        Assert.Equal(1, results.Passed);
        Assert.Equal(1, results.Skipped);
        Assert.Equal([new("Engine.WordTests.A_number(value: 2)", "Expected: 1")], results.Failures);
    }
}
