using System.Text;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.CredentialFiles;

/// <summary>Appends lines to a private file. A line is on disk when its task is complete.</summary>
/// <remarks>
/// Concurrent lines share one flush, so that records do not wait for each other. Lines that could not be written are
/// removed completely.
/// </remarks>
internal sealed class DurableLog : IDisposable
{
    private readonly FileStream _stream;
    private readonly string _newLine;
    private readonly object _lock = new();
    private readonly SemaphoreSlim _flushing = new(1);
    private List<(string Line, TaskCompletionSource<bool> Done)> _waiting = [];
    private string _separator;
    private long _length;

    /// <summary>Creates a log for an open file.</summary>
    /// <param name="stream">The file, which the log closes.</param>
    /// <param name="length">The number of bytes to keep.</param>
    /// <param name="separator">The text to add before the next line.</param>
    /// <param name="newLine">The line ending.</param>
    public DurableLog(FileStream stream, long length, string separator, string newLine)
    {
        _stream = stream;
        _length = length;
        _separator = separator;
        _newLine = newLine;
        if (_stream.Length > length)
            _stream.SetLength(length);
        _stream.Position = length;
    }

    /// <summary>Whether a partial line could not be removed.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>Appends a line and waits until it is on disk.</summary>
    /// <param name="line">The line without a line ending.</param>
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
            if (IsDamaged)
                throw new IOException("An incomplete line remains at its end.");
            Write(_separator + string.Concat(batch.Select(item => item.Line + _newLine)));
        }
        catch (Exception e)
        {
            foreach (var (_, done) in batch)
            {
                done.SetException(new AdminException(
                    "CredentialFileFailed", ErrorKind.File, _stream.Name,
                    $"'{_stream.Name}' cannot be written: {e.Message}", inner: e));
            }

            return;
        }

        foreach (var (_, done) in batch)
            done.SetResult(true);
    }

    private void Write(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        try
        {
            WholeWrite.Append(_stream, _length, bytes);
        }
        catch (PartLeftException)
        {
            IsDamaged = true;
            throw;
        }

        _length += bytes.Length;
        _separator = string.Empty;
    }
}
