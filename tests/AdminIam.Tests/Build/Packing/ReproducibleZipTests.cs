using System.IO.Compression;
using AdminIam.Build.Packing;

namespace AdminIam.Tests.Build.Packing;

public sealed class ReproducibleZipTests
{
    private static readonly DateOnly Day = new(2026, 11, 26);

    [Fact]
    public void The_order_of_the_files_does_not_matter() => Assert.Equal(
        ReproducibleZip.Create(new Dictionary<string, byte[]> { ["a"] = [1], ["b/c"] = [2] }, Day),
        ReproducibleZip.Create(new Dictionary<string, byte[]> { ["b/c"] = [2], ["a"] = [1] }, Day));

    [Fact]
    public void Files_have_the_day_of_the_release()
    {
        using ZipArchive zip = new(new MemoryStream(
            ReproducibleZip.Create(new Dictionary<string, byte[]> { ["b/c"] = [2], ["a"] = [1] }, Day)));

        Assert.Equal(["a", "b/c"], zip.Entries.Select(entry => entry.FullName));
        Assert.All(zip.Entries, entry => Assert.Equal(new DateTime(2026, 11, 26), entry.LastWriteTime.DateTime));
    }
}
