using System.Globalization;
using System.Xml.Linq;

namespace AdminIam.Build.Testing;

/// <summary>Runs the xunit tests of the build output.</summary>
internal static class XunitRun
{
    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    /// <summary>The folder of the built tests and of what they test.</summary>
    public static string Folder { get; } =
        Repository.PathOf("tests", "AdminIam.Tests", "bin", Repository.Configuration, "net10.0");

    public static async Task<TestResults> RunAsync(string? filter)
    {
        using TemporaryFolder folder = new();
        var results = folder.PathOf("xunit.trx");
        List<string> arguments =
        [
            "test", Repository.PathOf("tests", "AdminIam.Tests", "AdminIam.Tests.csproj"),
            "--no-build", "-c", Repository.Configuration, "-nologo", "--logger", $"trx;LogFileName={results}",
        ];
        if (filter is not null)
            arguments.AddRange(["--filter", $"FullyQualifiedName~{filter}"]);
        var exitCode = await Processes.RunAsync("dotnet", [.. arguments]);
        var found = File.Exists(results) ? Read(XDocument.Load(results)) : TestResults.None;
        return found.EndedWith(exitCode, "The xunit run");
    }

    /// <summary>Returns the results of a result file of the test platform.</summary>
    internal static TestResults Read(XDocument results)
    {
        var counters = results.Descendants(Trx + "Counters").Single();
        int Value(string name) => int.Parse(counters.Attribute(name)!.Value, CultureInfo.InvariantCulture);
        // "executed" does not include skipped tests, "total" does.
        var failures = results.Descendants(Trx + "UnitTestResult")
            .Where(result => result.Attribute("outcome")!.Value is not ("Passed" or "NotExecuted"))
            .Select(result => new TestFailure(
                result.Attribute("testName")!.Value,
                result.Descendants(Trx + "Message").FirstOrDefault()?.Value ?? string.Empty));
        return new TestResults(Value("passed"), [.. failures], Value("total") - Value("executed"));
    }
}
