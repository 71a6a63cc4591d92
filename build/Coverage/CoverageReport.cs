using System.Text.Json.Nodes;

namespace AdminIam.Build.Coverage;

/// <summary>How much of each assembly and file the tests ran.</summary>
internal sealed class CoverageReport
{
    private const int ShownFiles = 10;

    private CoverageReport(IReadOnlyList<FileCoverage> files) => Files = files;

    public IReadOnlyList<FileCoverage> Files { get; }

    /// <summary>
    /// Reads coverlet's JSON: assemblies, files, types, methods, and the lines and branches of each method.
    /// </summary>
    public static CoverageReport Parse(string json) => new(
    [
        .. from assembly in JsonNode.Parse(json)!.AsObject()
           from file in assembly.Value!.AsObject()
           let methods = file.Value!
               .AsObject()
               .SelectMany(type => type.Value!.AsObject())
               .Select(method => method.Value!)
               .ToList()
           // A line that stands in several methods, such as that of a lambda, is one line.
           let lines = methods.SelectMany(method => method["Lines"]!.AsObject())
               .GroupBy(line => line.Key, line => line.Value!.GetValue<int>() > 0)
               .Select(line => line.Any(isCovered => isCovered))
           let branches = methods.SelectMany(method => method["Branches"]!.AsArray())
               .Select(branch => branch!["Hits"]!.GetValue<int>() > 0)
           select new FileCoverage(
               Path.GetFileNameWithoutExtension(assembly.Key), file.Key, CoverageCount.Of(lines),
               CoverageCount.Of(branches)),
    ]);

    /// <summary>Writes a line for each assembly, and the files with the most lines that no test ran.</summary>
    public void Write(TextWriter output)
    {
        foreach (var assembly in Files.GroupBy(file => file.Assembly)
            .OrderBy(assembly => assembly.Key, StringComparer.Ordinal))
        {
            var lines = assembly.Aggregate(default(CoverageCount), (sum, file) => sum + file.Lines);
            var branches = assembly.Aggregate(default(CoverageCount), (sum, file) => sum + file.Branches);
            output.WriteLine($"Coverage of {assembly.Key}: lines {lines}, branches {branches}");
        }

        foreach (var file in Files.Where(file => file.Lines.Missed > 0)
            .OrderByDescending(file => file.Lines.Missed)
            .Take(ShownFiles))
        {
            output.WriteLine($"  {file.Lines.Missed} lines not covered: {file.Path}");
        }
    }
}
