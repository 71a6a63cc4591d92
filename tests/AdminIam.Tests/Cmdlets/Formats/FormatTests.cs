using System.Globalization;
using System.Xml.Linq;
using AdminIam.Build;
using AdminIam.Build.Help;
using AdminIam.Build.Staging;
using AdminIam.Engine.Common;

namespace AdminIam.Tests.Cmdlets.Formats;

public sealed class FormatTests(BuiltModule module) : IClassFixture<BuiltModule>
{
    // PowerShell keeps the last column of a console of 80 free.
    private const int NarrowConsole = 79;
    private const int AccessKeyIdLength = 20;

    // These may be longer than a column of a table, and someone copies them.
    private static readonly string[] Copied =
    [
        "Arn", "SerialNumber", "SignInUrl", "Path", "PermissionsBoundary", "QrCodePath",
    ];

    private static readonly string[] Files =
    [
        .. Directory.EnumerateFiles(Repository.PathOf("src", "AdminIam", "Formats")),
    ];

    private static readonly XElement[] Views = [.. Files.SelectMany(file => XDocument.Load(file).Descendants("View"))];

    private static readonly XElement[] TableViews = [.. Views.Where(view => view.Element("TableControl") is not null)];

    public static TheoryData<string> Tables() => [.. TableViews.Select(NameOf)];

    [Fact]
    public void One_file_with_the_views_of_all_areas_is_loaded()
    {
        using MemoryStream joined = new(FormatFile.Join(Files));
        Assert.Equal(
            Views.Select(view => NameOf(view) + TypeOf(view)).Order(StringComparer.Ordinal),
            XDocument.Load(joined).Descendants("View").Select(view => NameOf(view) + TypeOf(view))
                .Order(StringComparer.Ordinal));
        Assert.Equal(["bin/" + FormatFile.Name], module.Manifest.List("FormatsToProcess"));
    }

    [Fact]
    public void Views_refer_to_existing_types()
    {
        Assert.NotEmpty(Views);
        // The text after # distinguishes objects of one type with different views.
        Assert.All(Views.Select(TypeOf), type => Assert.NotNull(module.Assembly.GetType(type.Split('#')[0])));
    }

    [Fact]
    public void Every_object_that_a_cmdlet_writes_has_a_view()
    {
        Type[] written = [.. Written(_ => true)];

        Assert.NotEmpty(written);
        Assert.All(written, type => Assert.Contains(type.FullName, Views.Select(TypeOf)));
    }

    [Fact]
    public void An_object_that_a_Get_command_writes_has_a_view_without_an_outcome()
    {
        Type[] written = [.. Written(cmdlet => cmdlet.Name.StartsWith("Get-", StringComparison.Ordinal))
            .Where(type => type.GetProperty("Outcome") is not null)];

        Assert.NotEmpty(written);
        Assert.All(written, type => Assert.Contains($"{type.FullName}#Listed", Views.Select(TypeOf)));
        Assert.DoesNotContain(
            Views.Where(view => TypeOf(view).EndsWith("#Listed", StringComparison.Ordinal)
                || TypeOf(view).EndsWith("#Detailed", StringComparison.Ordinal)),
            view => view.ToString().Contains("Outcome", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void The_columns_of_a_table_fit_a_narrow_console_with_their_headers(string table)
    {
        var left = NarrowConsole;
        foreach (var (header, width, _) in Columns(table))
        {
            var available = Math.Min(left, width is null ? left : int.Parse(width, CultureInfo.InvariantCulture));
            Assert.True(header.Length <= available, $"{header} gets {available} characters.");
            left -= 1 + (width is null ? left : int.Parse(width, CultureInfo.InvariantCulture));
            Assert.True(left >= -1, $"{header} is cut in a console of {NarrowConsole} characters.");
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_table_wraps_what_is_longer_than_its_column(string table) =>
        Assert.All(View(table).Descendants("TableRowEntry"), row => Assert.NotNull(row.Element("Wrap")));

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_table_has_room_for_the_id_of_a_key(string table) => Assert.All(
        Columns(table).Where(column => column.Property is "AccessKeyId"),
        column => Assert.True(int.Parse(column.Width!, CultureInfo.InvariantCulture) >= AccessKeyIdLength));

    [Theory]
    [InlineData("AdminUser")]
    [InlineData("AdminUserChanged")]
    public void A_table_of_users_has_room_for_the_longest_outcome(string table) => Assert.True(
        int.Parse(Columns(table).Single(column => column.Header == "Outcome").Width!, CultureInfo.InvariantCulture)
            >= Enum.GetNames<Outcome>().Max(name => name.Length));

    [Fact]
    public void What_may_be_longer_than_a_column_is_not_in_the_table_that_is_shown_without_a_choice()
    {
        var chosen = Views.GroupBy(TypeOf).Select(views => views.First())
            .Where(view => view.Element("TableControl") is not null);

        Assert.All(
            chosen, view => Assert.DoesNotContain(Columns(NameOf(view)), column => Copied.Contains(column.Property)));
    }

    private static string NameOf(XElement view) => view.Element("Name")!.Value;

    private static string TypeOf(XElement view) => view.Element("ViewSelectedBy")!.Element("TypeName")!.Value;

    private static XElement View(string table) => TableViews.Single(view => NameOf(view) == table);

    private static IEnumerable<(string Header, string? Width, string? Property)> Columns(string table) =>
        View(table).Descendants("TableColumnHeader").Zip(
            View(table).Descendants("TableColumnItem"),
            (header, item) => (
                header.Element("Label")?.Value ?? item.Element("PropertyName")!.Value,
                header.Element("Width")?.Value,
                item.Element("PropertyName")?.Value));

    private IEnumerable<Type> Written(Func<CmdletMetadata, bool> isWanted) => module.Cmdlets.Where(isWanted)
        .SelectMany(cmdlet => cmdlet.OutputTypes).Where(type => type.Assembly == module.Assembly).Distinct();
}
