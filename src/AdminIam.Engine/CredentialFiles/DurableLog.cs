using System.Text;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.CredentialFiles;

/// <summary>Appends lines to a private file; a line that was awaited is on disk.</summary>
/// <remarks>
/// Lines that wait at the same time share one flush, so many concurrent records do not queue for the disk. Of lines that
/// could not be written nothing stays in the file.
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

    /// <summary>Appends to an open file.</summary>
    /// <param name="stream">The file; the log owns it.</param>
    /// <param name="length">How many bytes of it are kept.</param>
    /// <param name="separator">What is missing at their end before a line can follow.</param>
    /// <param name="newLine">What ends a line.</param>
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

    /// <summary>Whether a part of a line that could not be written could not be removed either.</summary>
    public bool IsDamaged { get; private set; }

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
            if (IsDamaged)
                throw new IOException("An incomplete line remains at its end.");
            Write(_separator + string.Concat(batch.Select(item => item.Line + _newLine)));
        }
        catch (Exception e)
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
