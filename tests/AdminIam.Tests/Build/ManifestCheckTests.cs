using AdminIam.Build;
using AdminIam.Build.Staging;

namespace AdminIam.Tests.Build;

public sealed class ManifestCheckTests
{
    [Fact]
    public void A_manifest_with_the_version_and_all_cmdlets_passes() => Run("1.0.0", "'Get-A', 'Get-B'");

    [Theory]
    [InlineData(
        "1.0.1",
        "'Get-A', 'Get-B'",
        "The ModuleVersion in AdminIam.psd1 is 1.0.1, but the version in Directory.Build.props is 1.0.0.")]
    [InlineData(
        "1.0.0",
        "'Get-A'",
        "CmdletsToExport in AdminIam.psd1 does not contain Get-B, which AdminIam.dll implements.")]
    [InlineData("1.0.0", "'Get-A', 'Get-B', 'Get-C'",
        "CmdletsToExport in AdminIam.psd1 contains Get-C, which AdminIam.dll does not implement.")]
    [InlineData(
        "1.0.0",
        "'Get-A', 'Get-B', 'Get-A'",
        "CmdletsToExport in AdminIam.psd1 contains Get-A more than once.")]
    public void A_difference_fails_the_build_and_is_named(string version, string exported, string message) =>
        Assert.Equal(message, Assert.Throws<BuildFailedException>(() => Run(version, exported)).Message);

    [Fact]
    public void All_differences_are_named_at_once() => Assert.Equal(3, Assert.Throws<BuildFailedException>(
        () => Run("1.0.1", "'Get-A', 'Get-C'")).Message.Split('\n').Length);

    private static void Run(string version, string exported)
    {
        using TemporaryFolder folder = new();
        var path = folder.PathOf("Sample.psd1");
        File.WriteAllText(path, $"@{{\n    ModuleVersion = '{version}'\n    CmdletsToExport = @({exported})\n}}\n");
        ManifestCheck.Run(ModuleManifest.Read(path), "1.0.0", ["Get-A", "Get-B"]);
    }
}
