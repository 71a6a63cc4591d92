using AdminIam.Build;
using AdminIam.Build.Staging;

namespace AdminIam.Tests.Build;

public sealed class ModuleManifestTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    [Fact]
    public void Texts_and_lists_are_read_and_comments_are_not()
    {
        var manifest = Read("""
            @{
                ModuleVersion = '1.2.3'
                # AliasesToExport = @('x')
                AliasesToExport = @()
                CmdletsToExport = @(
                    'Get-A'
                    # 'Get-C'
                    'Get-B'
                )
                CompatiblePSEditions = 'Core', 'Desktop'
            }
            """);

        Assert.Equal("1.2.3", manifest.Text("ModuleVersion"));
        Assert.Empty(manifest.List("AliasesToExport"));
        Assert.Equal(["Get-A", "Get-B"], manifest.List("CmdletsToExport"));
        Assert.Equal(["Core", "Desktop"], manifest.List("CompatiblePSEditions"));
    }

    [Fact]
    public void A_missing_list_is_named() => Assert.Contains(
        "FunctionsToExport",
        Assert.Throws<BuildFailedException>(() => Read("@{ }").List("FunctionsToExport")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_missing_manifest_is_named() => Assert.Contains(
        "nowhere.psd1",
        Assert.Throws<BuildFailedException>(() => ModuleManifest.Read("nowhere.psd1")).Message,
        StringComparison.Ordinal);

    public void Dispose() => File.Delete(_path);

    private ModuleManifest Read(string text)
    {
        File.WriteAllText(_path, text);
        return ModuleManifest.Read(_path);
    }
}
