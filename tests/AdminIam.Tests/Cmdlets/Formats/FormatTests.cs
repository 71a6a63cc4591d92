using System.Globalization;
using System.Xml.Linq;
using AdminIam.Build;

namespace AdminIam.Tests.Cmdlets.Formats;

public sealed class FormatTests(BuiltModule module) : IClassFixture<BuiltModule>
{
    private const int NarrowConsole = 80;

    private static readonly string[] Files = [.. Directory.EnumerateFiles(Repository.PathOf("src", "AdminIam", "Formats"))];

    private static readonly XElement[] Views = [.. Files.SelectMany(file => XDocument.Load(file).Descendants("View"))];

    public static TheoryData<string> Tables() =>
        [.. Views.Where(view => view.Element("TableControl") is not null).Select(view => view.Element("Name")!.Value)];

    [Fact]
    public void Exactly_the_format_files_are_loaded() => Assert.Equal(
        Files.Select(file => $"bin/Formats/{Path.GetFileName(file)}").Order(StringComparer.Ordinal),
        module.Manifest.List("FormatsToProcess").Order(StringComparer.Ordinal));

    [Fact]
    public void Views_are_of_existing_types()
    {
        string[] types = [.. Views.Descendants("ViewSelectedBy").Elements("TypeName").Select(e => e.Value)];

        Assert.NotEmpty(types);
        // What stands after # tells apart objects of one type that are shown in different ways.
        Assert.All(types, type => Assert.NotNull(module.Assembly.GetType(type.Split('#')[0])));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void The_last_column_of_a_narrow_console_has_room_for_its_header(string table)
    {
        XElement view = Views.Single(view => view.Element("Name")!.Value == table);
        string[] properties = [.. view.Descendants("TableColumnItem").Select(item => item.Value.Trim())];
        int left = NarrowConsole;
        foreach ((XElement column, string property) in view.Descendants("TableColumnHeader").Zip(properties))
        {
            if (left <= 0)
                break;
            string header = column.Element("Label")?.Value ?? property;
            Assert.True(header.Length <= left, $"{header} gets {left} characters of {NarrowConsole}.");
            left -= 1 + int.Parse(column.Element("Width")?.Value ?? "80", CultureInfo.InvariantCulture);
        }
    }
}
