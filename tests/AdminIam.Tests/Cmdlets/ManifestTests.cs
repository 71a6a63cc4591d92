using AdminIam.Build;

namespace AdminIam.Tests.Cmdlets;

public sealed class ManifestTests(BuiltModule module) : IClassFixture<BuiltModule>
{
    [Fact]
    public void Exactly_the_cmdlets_are_exported() => Assert.Equal(
        module.Cmdlets.Select(cmdlet => cmdlet.Name),
        module.Manifest.List("CmdletsToExport").Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("FunctionsToExport")]
    [InlineData("AliasesToExport")]
    [InlineData("VariablesToExport")]
    public void Nothing_else_is_exported(string entry) => Assert.Empty(module.Manifest.List(entry));

    [Fact]
    public void The_assembly_is_the_root_module_itself() =>
        Assert.Equal("bin/AdminIam.dll", module.Manifest.Text("RootModule"));

    [Fact]
    public void The_version_is_the_assemblys() => Assert.Equal(
        module.Assembly.GetName().Version!.ToString(3), module.Manifest.Text("ModuleVersion"));

    [Fact]
    public void Windows_PowerShell_and_PowerShell_are_both_supported()
    {
        Assert.Equal("5.1", module.Manifest.Text("PowerShellVersion"));
        Assert.Equal(["Core", "Desktop"], module.Manifest.List("CompatiblePSEditions").Order());
        Assert.Equal("4.7.2", module.Manifest.Text("DotNetFrameworkVersion"));
    }

    [Fact]
    public void Links_lead_to_files_of_the_repository()
    {
        var project = module.Manifest.Text("ProjectUri")!;

        Assert.Equal($"{project}/blob/main/LICENSE", module.Manifest.Text("LicenseUri"));
        Assert.Equal($"{project}/blob/main/CHANGELOG.md", module.Manifest.Text("ReleaseNotes"));
        Assert.Equal(
            $"{project}/main/docs/images/icon.png".Replace(
                "//github.com/", "//raw.githubusercontent.com/", StringComparison.Ordinal),
            module.Manifest.Text("IconUri"));
        Assert.All(
            ["LICENSE", "CHANGELOG.md", "docs/images/icon.png"],
            file => Assert.True(File.Exists(Repository.PathOf(file))));
    }
}
