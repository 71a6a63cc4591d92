using System.Text;
using AdminIam.Engine.Errors;

namespace AdminIam.Engine.CredentialFiles;

/// <summary>Appends lines to a private file; a line that was awaited is on disk.</summary>
/// <remarks>Lines that wait at the same time share one flush, so many concurrent records do not queue for the disk.</remarks>
internal sealed class DurableLog : IDisposable
{
    private readonly FileStream _stream;
    private readonly string _newLine;
    private readonly object _lock = new();
    private readonly SemaphoreSlim _flushing = new(1);
    private List<(string Line, TaskCompletionSource<bool> Done)> _waiting = [];

    /// <summary>Opens or creates the file, dropping a last line that was cut off.</summary>
    /// <param name="path">The file.</param>
    /// <param name="newLine">What ends a line.</param>
    public DurableLog(string path, string newLine)
    {
        DropCutOffLine(path);
        _stream = PrivateFile.Open(path, FileMode.Append);
        _newLine = newLine;
    }

    /// <summary>Whether the file is new.</summary>
    public bool IsEmpty => _stream.Length == 0;

    /// <summary>Appends a line and waits until it is on disk.</summary>
    /// <param name="line">The line without its end.</param>
    public async Task AppendAsync(string line)
    {
        var done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
            _waiting.Add((line, done));
        await _flushing.WaitAsync().ConfigureAwait(false);
        try
        {
            WriteWaiting();
        }
        finally
        {
            _flushing.Release();
        }

        await done.Task.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stream.Dispose();
        _flushing.Dispose();
    }

    private void WriteWaiting()
    {
        List<(string Line, TaskCompletionSource<bool> Done)> batch;
        lock (_lock)
        {
            batch = _waiting;
            _waiting = [];
        }

        if (batch.Count == 0)
            return;
        try
        {
            var text = string.Concat(batch.Select(item => item.Line + _newLine));
            var bytes = Encoding.UTF8.GetBytes(text);
            _stream.Write(bytes, 0, bytes.Length);
            _stream.Flush(flushToDisk: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            foreach (var (_, done) in batch)
            {
                done.SetException(new AdminException(
                    "CredentialFileFailed", ErrorKind.File, _stream.Name, $"'{_stream.Name}' cannot be written: {e.Message}", inner: e));
            }

            return;
        }

        foreach (var (_, done) in batch)
            done.SetResult(true);
    }

    private static void DropCutOffLine(string path)
    {
        if (!File.Exists(path))
            return;
        using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        var end = stream.Length;
        while (end > 0)
        {
            stream.Position = end - 1;
            if (stream.ReadByte() == '\n')
                break;
            end--;
        }

        stream.SetLength(end);
    }
}
