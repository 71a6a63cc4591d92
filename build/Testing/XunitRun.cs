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

    public static async Task<TestCounts> RunAsync(string? filter)
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
        var counts = File.Exists(results) ? Count(XDocument.Load(results)) : default;
        if (exitCode == 0 || counts.Failed > 0)
            return counts;
        // The test host crashed or did not start. Tests that did not run must not count as passed.
        Console.WriteLine($"The xunit run ended with exit code {exitCode} and no failed test.");
        return counts + TestCounts.OneFailure;
    }

    private static TestCounts Count(XDocument results)
    {
        var counters = results.Descendants(Trx + "Counters").Single();
        int Value(string name) => int.Parse(counters.Attribute(name)!.Value, CultureInfo.InvariantCulture);
        // "executed" does not include skipped tests, "total" does.
        var passed = Value("passed");
        return new TestCounts(passed, Value("executed") - passed, Value("total") - Value("executed"));
    }
}
