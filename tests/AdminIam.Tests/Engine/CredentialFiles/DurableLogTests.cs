using System.Text;
using AdminIam.Build;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.CredentialFiles;

namespace AdminIam.Tests.Engine.CredentialFiles;

public sealed class DurableLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder.PathOf("log");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_line_is_on_disk_when_its_task_is_done()
    {
        using var log = Open("one\n", 4, string.Empty);

        await log.AppendAsync("two");

        Assert.Equal("one\ntwo\n", Content());
    }

    [Fact]
    public async Task Lines_of_many_writers_are_all_there_and_whole()
    {
        var lines = Enumerable.Range(0, 200).Select(i => $"line {i} {new string('x', i)}").ToArray();
        using (var log = Open(string.Empty, 0, string.Empty))
            await Task.WhenAll(lines.Select(line => Task.Run(() => log.AppendAsync(line))));

        Assert.Equal(lines.Order(StringComparer.Ordinal), File.ReadAllLines(FilePath).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_behind_the_length_is_cut_off_and_the_separator_ends_the_line_before()
    {
        using var log = Open("one, and half of anoth", 3, "\n");

        await log.AppendAsync("two");
        await log.AppendAsync("three");

        Assert.Equal("one\ntwo\nthree\n", Content());
    }

    [Fact]
    public async Task A_line_that_cannot_be_written_fails_as_an_error_about_the_file()
    {
        File.WriteAllText(FilePath, string.Empty);
        using var log = new DurableLog(new FileStream(FilePath, FileMode.Open, FileAccess.Read), 0, string.Empty, "\n");

        var failure = await Assert.ThrowsAsync<AdminException>(() => log.AppendAsync("secret"));

        Assert.Equal(
            ("CredentialFileFailed", ErrorKind.File, FilePath), (failure.ErrorId, failure.Kind, failure.Target));
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
        Assert.Empty(Content());
    }

    private DurableLog Open(string content, long length, string separator)
    {
        File.WriteAllText(FilePath, content);
        var stream = new FileStream(FilePath, FileMode.Open, FileAccess.ReadWrite, FileShare.Read, bufferSize: 1);
        return new DurableLog(stream, length, separator, "\n");
    }

    private string Content()
    {
        using var stream = new FileStream(FilePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
