using AdminIam.Sandbox.State;

namespace AdminIam.Tests.Sandbox.State;

public sealed class StateWriterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("adminiam-writer").FullName;

    private string FilePath => Path.Combine(_folder, "state");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_last_change_is_in_the_file_when_the_writer_ends()
    {
        byte state = 0;
        using (var writer = new StateWriter(FilePath, () => [state], TimeProvider.System))
        {
            for (state = 1; state < 100; state++)
                writer.Changed();
            writer.Changed();
        }

        Assert.Equal([100], File.ReadAllBytes(FilePath));
    }

    [Fact]
    public void Without_a_change_nothing_is_written()
    {
        new StateWriter(FilePath, () => [1], TimeProvider.System).Dispose();

        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task A_change_is_written_while_the_writer_runs()
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watcher = new FileSystemWatcher(_folder) { EnableRaisingEvents = true };
        watcher.Renamed += (_, _) => written.TrySetResult();
        watcher.Created += (_, change) => _ = change.FullPath == FilePath && written.TrySetResult();
        using var writer = new StateWriter(FilePath, () => [7], TimeProvider.System);

        writer.Changed();

        await written.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal([7], File.ReadAllBytes(FilePath));
        Assert.Null(writer.LastError);
    }
}
