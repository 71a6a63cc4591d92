using System.Collections.Concurrent;

namespace AdminIam.Runspaces;

/// <summary>What the script blocks write and the pipeline thread has not written yet. A script block waits while the
/// queue is full.</summary>
/// <param name="stop">Set when nothing is written any more.</param>
internal sealed class OutputQueue(CancellationToken stop) : IDisposable
{
    private const int Capacity = 256;
    private readonly BlockingCollection<OutputMessage> _messages = new(Capacity);
    private readonly ConcurrentQueue<string> _lastWarnings = new();
    private readonly ConcurrentQueue<string> _lostSecrets = new();

    /// <summary>Adds a message.</summary>
    public void Add(OutputMessage message)
    {
        try
        {
            _messages.Add(message, stop);
        }
        catch (OperationCanceledException)
        {
            NoteLost(message);
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

    /// <summary>Returns the next message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="patience">The time to wait for one.</param>
    public bool TryTake(out OutputMessage message, TimeSpan patience) => _messages.TryTake(out message, patience);

    /// <summary>Returns what has to be displayed although nothing is written any more: the warnings of interrupted
    /// commands, and the accounts whose secrets are lost.</summary>
    public IReadOnlyList<string> Drain()
    {
        while (_messages.TryTake(out var message))
            NoteLost(message);
        var accounts = _lostSecrets.Distinct(StringComparer.Ordinal).ToList();
        return accounts.Count == 0
            ? [.. _lastWarnings]
            :
            [
                .. _lastWarnings,
                $"Objects with new passwords or access keys were not returned: {string.Join(", ", accounts)}.",
            ];
    }

    /// <inheritdoc/>
    public void Dispose() => _messages.Dispose();

    private void NoteLost(OutputMessage message)
    {
        if (message.IsSecret)
            _lostSecrets.Enqueue(message.Target.Account.Label);
    }
}
