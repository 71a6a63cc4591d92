using AdminIam.Build;

namespace AdminIam.Tests.Sandbox.Tours;

public sealed class TourTests
{
    [Fact]
    public async Task Every_operation_returns_the_shapes_of_the_model_and_the_errors_of_the_docs()
    {
        using var tour = new SandboxTour();
        await tour.RunAsync();
        Assert.Empty(tour.Mistakes);
        Assert.Equal(
            ServiceModelShapes.Iam.Operations.Concat(ServiceModelShapes.Sts.Operations).Order(StringComparer.Ordinal),
            tour.Codes.Keys);

        // GetAccessKeyLastUsed declares no errors, but must return one for a key that does not exist.
        Assert.All(tour.Codes.Where(row => row.Key != "GetAccessKeyLastUsed"), row => Assert.Subset(
            (ServiceModelShapes.Sts.Operations.Contains(row.Key) ? ServiceModelShapes.Sts : ServiceModelShapes.Iam)
                .Errors(row.Key)
                .ToHashSet(),
            row.Value.ToHashSet()));

        var documented = DocumentedCodes();
        Assert.Equal(
            tour.Codes.Select(row => $"{row.Key}: {string.Join(", ", row.Value)}"),
            documented.OrderBy(row => row.Key, StringComparer.Ordinal)
                .Select(row => $"{row.Key}: {string.Join(", ", row.Value.Order(StringComparer.Ordinal))}"));
    }

    /// <summary>The rows of the table: | operation | errors | differences |.</summary>
    private static Dictionary<string, string[]> DocumentedCodes() =>
        File.ReadLines(Repository.PathOf("docs", "sandbox.md"))
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .Where(cells => cells.Length == 5 && cells[1].Length > 0 && char.IsUpper(cells[1][0]))
        .ToDictionary(
            cells => cells[1],
            cells => cells[2].Split(", ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
