using AdminIam.Build;
using AdminIam.Build.Testing;

namespace AdminIam.Tests.Build.Testing;

public sealed class MonoProgramTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Mono_is_found_on_the_path_with_its_facades()
    {
        var programs = Directory.CreateDirectory(_folder.PathOf("bin")).FullName;
        var mono = Path.Combine(programs, "mono");
        File.WriteAllText(mono, string.Empty);
        var path = string.Join(Path.PathSeparator, _folder.PathOf("none"), programs);
        Assert.Null(MonoProgram.Find(path));

        var facades = Directory.CreateDirectory(Path.Combine(_folder.PathOf("lib"), "mono", "4.5", "Facades")).FullName;
        File.WriteAllText(Path.Combine(facades, "netstandard.dll"), string.Empty);

        Assert.Equal(mono, MonoProgram.Find(path));
    }

    [Fact]
    public void No_path_has_no_mono() => Assert.Null(MonoProgram.Find(string.Empty));
}
