using AdminIam.Build;
using AdminIam.Tests.Sandbox.Services.SsoAdmin;

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

        Assert.Equal(Lines(tour.Codes), Lines(DocumentedCodes("Operations")));
    }

    [Fact]
    public async Task Every_operation_of_Identity_Center_returns_the_shapes_of_the_model_and_the_errors_of_the_docs()
    {
        using var tour = new CenterTour(await TestCenter.StartAsync());
        await tour.RunAsync();
        Assert.Empty(tour.Mistakes);
        foreach (var (model, heading) in new[]
        {
            (JsonModelShapes.Organizations, "Operations of AWS Organizations"),
            (JsonModelShapes.IdentityStore, "Operations of the Identity Store"),
            (JsonModelShapes.SsoAdmin, "Operations of IAM Identity Center"),
        })
        {
            var codes = tour.Codes[model];
            Assert.Equal(model.Operations.Order(StringComparer.Ordinal), codes.Keys);
            Assert.All(codes, row => Assert.Subset(model.Errors(row.Key).ToHashSet(), row.Value.ToHashSet()));
            Assert.Equal(Lines(codes), Lines(DocumentedCodes(heading)));
            var text = File.ReadAllText(Repository.PathOf("docs", "sandbox.md"));
            Assert.All(
                model.All.Except(codes.Keys, StringComparer.Ordinal),
                name => Assert.Contains(name, text, StringComparison.Ordinal));
        }
    }

    private static IEnumerable<string> Lines<T>(IEnumerable<KeyValuePair<string, T>> codes)
        where T : IEnumerable<string> =>
        codes.OrderBy(row => row.Key, StringComparer.Ordinal)
            .Select(row => $"{row.Key}: {string.Join(", ", row.Value.Order(StringComparer.Ordinal))}");

    /// <summary>The rows of the table under a heading: | operation | errors | differences |.</summary>
    private static Dictionary<string, string[]> DocumentedCodes(string heading) =>
        File.ReadLines(Repository.PathOf("docs", "sandbox.md"))
        .SkipWhile(line => line != $"## {heading}")
        .Skip(1)
        .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .Where(cells => cells.Length == 5 && cells[1].Length > 0 && char.IsUpper(cells[1][0]))
        .ToDictionary(
            cells => cells[1],
            cells => cells[2].Split(", ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
