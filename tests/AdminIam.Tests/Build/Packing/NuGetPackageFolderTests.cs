using AdminIam.Build;
using AdminIam.Build.Packing;

namespace AdminIam.Tests.Build.Packing;

public sealed class NuGetPackageFolderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adminiam-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("<copyright>(c) Someone</copyright>", "(c) Someone")]
    [InlineData("<copyright> (c) Someone </copyright>", "(c) Someone")]
    public void The_license_text_contains_the_copyright_notice(string copyright, string notice)
    {
        var component = Describe("Sample", copyright);

        Assert.Equal(notice, component.Copyright);
        Assert.Contains(notice, component.LicenseText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<copyright></copyright>")]
    [InlineData("<copyright> </copyright>")]
    public void A_package_that_names_no_copyright_holder_fails_the_build(string copyright)
    {
        var error = Assert.Throws<BuildFailedException>(() => Describe("Sample", copyright));

        Assert.Contains("copyright notice of Sample 1.2.3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_copyright_notice_of_Polyfill_is_that_of_its_repository() =>
        Assert.Equal("Copyright (c) Simon Cropp", Describe("Polyfill", "<copyright></copyright>").Copyright);

    [Fact]
    public void A_package_without_a_license_fails_the_build() => Assert.Throws<BuildFailedException>(
        () => Describe("Sample", "<copyright>(c) Someone</copyright>", license: ""));

    private ThirdPartyComponent Describe(
        string id, string copyright, string license = "<license type='expression'>MIT</license>")
    {
        File.WriteAllText(
            Path.Combine(_folder.FullName, "package.nuspec"),
            $"<package><metadata><id>{id}</id><version>1.2.3+4</version>{license}{copyright}</metadata></package>");
        return new NuGetPackageFolder(_folder.FullName).Describe();
    }
}
