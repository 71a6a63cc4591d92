using System.Text.Json;
using System.Xml.Linq;
using AdminIam.Build;

namespace AdminIam.Tests.Clients;

/// <summary>With <c>-p:UseAwsSdkPackages=true</c> the official packages take the place of AdminIam.Clients.</summary>
public sealed class PackageSwapTests
{
    public static TheoryData<string> Packages =>
    [
        .. Directory.GetFiles(Repository.PathOf("src", "AdminIam.Clients", "Names"), "*.json")
            .Select(f => JsonDocument.Parse(File.ReadAllText(f)).RootElement.GetProperty("namespace").GetString()!)
            .Select(n => n.Replace("Amazon.", "AWSSDK.", StringComparison.Ordinal)),
    ];

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_package_of_every_service_is_used(string package)
    {
        Assert.Contains(package, Items("src/AdminIam.Engine/AdminIam.Engine.csproj", "PackageReference", "== 'true'"));
        Assert.Contains(package, Items("Directory.Packages.props", "PackageVersion", null));
    }

    [Fact]
    public void The_project_is_not_used_with_the_packages() =>
        Assert.Contains(
            "../AdminIam.Clients/AdminIam.Clients.csproj",
            Items("src/AdminIam.Engine/AdminIam.Engine.csproj", "ProjectReference", "!= 'true'"));

    private static IEnumerable<string> Items(string file, string name, string? condition) =>
        XDocument.Load(Repository.PathOf(file.Split('/'))).Descendants(name)
            .Where(e => condition is null
                || (string?)e.Attribute("Condition") == $"'$(UseAwsSdkPackages)' {condition}")
            .SelectMany(e => ((string)e.Attribute("Include")!).Split(';'));
}
