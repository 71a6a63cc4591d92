using System.Collections.Concurrent;
using System.Management.Automation;

namespace AdminIam.Runspaces;

/// <summary>What the script blocks write and the pipeline thread has not written yet. A script block waits while the
/// queue is full.</summary>
/// <param name="stop">Set when nothing is written any more.</param>
internal sealed class OutputQueue(CancellationToken stop) : IDisposable
{
    private const int Capacity = 256;
    private readonly BlockingCollection<OutputMessage> _messages = new(Capacity);
    private readonly ConcurrentQueue<string> _lastWarnings = new();
    private readonly LostSecrets _lostSecrets = new();

    /// <summary>Adds a message.</summary>
    public void Add(OutputMessage message)
    {
        try
        {
            _messages.Add(message, stop);
        }
        catch (OperationCanceledException)
        {
            _lostSecrets.Note(message);
        }
    }

    /// <summary>Adds a warning, which is displayed even if nothing is written any more: a command that is interrupted
    /// states so what is not complete.</summary>
    /// <param name="target">The account.</param>
    /// <param name="text">The warning.</param>
    public void AddWarning(AccountTarget target, string text)
    {
        if (stop.IsCancellationRequested)
            _lastWarnings.Enqueue(target.Label(text));
        else
            Add(new OutputMessage(target, cmdlet => cmdlet.WriteWarning(target.Label(text))));
    }

    /// <summary>Writes the next message.</summary>
    /// <param name="cmdlet">The cmdlet that writes it.</param>
    /// <param name="patience">The time to wait for one.</param>
    /// <returns>Whether there was one.</returns>
    public bool Deliver(PSCmdlet cmdlet, TimeSpan patience)
    {
        if (!_messages.TryTake(out var message, patience))
            return false;
        try
        {
            message.Write(cmdlet);
        }
        catch (PipelineStoppedException) when (cmdlet.Stopping)
        {
            // A downstream command that ends the pipeline, such as Select-Object -First, has received it.
            _lostSecrets.Note(message);
            throw;
        }

        return true;
    }

    /// <summary>Returns what has to be displayed although nothing is written any more: the warnings of interrupted
    /// commands, and the objects whose secrets are lost.</summary>
    public IReadOnlyList<string> Drain()
    {
        while (_messages.TryTake(out var message))
            _lostSecrets.Note(message);
        return _lostSecrets.Describe() is { } lost ? [.. _lastWarnings, lost] : [.. _lastWarnings];
    }

    /// <inheritdoc/>
    public void Dispose() => _messages.Dispose();
}
