namespace AdminIam.Tests.Build.Packing;

public sealed class ThirdPartyNoticesTests(PackedModule module) : IClassFixture<PackedModule>
{
    [Fact]
    public void Every_assembly_of_others_is_listed_once()
    {
        var listed = Lines("    bin/").Select(line => line.Trim());

        Assert.Equal(PackedModule.ThirdPartyAssemblies(), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_component_has_the_text_of_its_license()
    {
        var components = module.Bill.GetProperty("components").EnumerateArray()
            .Where(component => component.GetProperty("type").GetString() == "library")
            .Select(component => $"{component.GetProperty("name")} {component.GetProperty("version")}");
        var headings = Lines("License of ").ToList();

        Assert.All(components, component => Assert.Single(headings, heading =>
            heading["License of ".Length..].Split(", ").Contains(component)));
    }

    [Theory]
    [InlineData("TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION")]
    [InlineData("Copyright (c) 2013-2025 Raffael Herrmann")]
    [InlineData("Copyright (c) .NET Foundation and Contributors")]
    [InlineData("Copyright (c) Simon Cropp")]
    // A notice that only the package of System.Threading.Tasks.Extensions has, and one that only System.IO.Hashing has.
    [InlineData("License notice for Zlib")]
    [InlineData("License notice for xxHash")]
    public void It_contains(string text) => Assert.Contains(text, module.Notices, StringComparison.Ordinal);

    [Fact]
    public void No_text_is_there_twice()
    {
        var texts = module.Notices.Split(new string('=', 80) + "\n\n");

        Assert.True(texts.Length > 10);
        Assert.Equal(texts.Length, texts.Distinct().Count());
    }

    private IEnumerable<string> Lines(string start) =>
        module.Notices.Split('\n').Where(line => line.StartsWith(start, StringComparison.Ordinal));
}
