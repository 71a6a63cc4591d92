namespace AdminIam.Sandbox.State;

/// <summary>
/// Saves the state behind the calls' backs: many changes make one save, and saving takes at most a twentieth of the time.
/// </summary>
internal sealed class StateWriter : IDisposable
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(200);
    private readonly string path;
    private readonly Func<byte[]> snapshot;
    private readonly ManualResetEventSlim changed = new(false);
    private readonly CancellationTokenSource stopping = new();
    private readonly Thread thread;

    public StateWriter(string path, Func<byte[]> snapshot)
    {
        this.path = path;
        this.snapshot = snapshot;
        thread = new Thread(Run) { IsBackground = true, Name = "AdminIam sandbox state" };
        thread.Start();
    }

    /// <summary>Why the last save failed; it is tried again.</summary>
    public string? LastError { get; private set; }

    public void Changed()
    {
        if (!changed.IsSet)
            changed.Set();
    }

    /// <summary>Ends the writer and saves what is not saved yet.</summary>
    public void Dispose()
    {
        stopping.Cancel();
        thread.Join();
        if (changed.IsSet)
            Save();
        changed.Dispose();
        stopping.Dispose();
    }

    private void Run()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                changed.Wait(stopping.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            var started = DateTime.UtcNow;
            try
            {
                Save();
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                LastError = error.Message;
                Changed();
            }

            var taken = DateTime.UtcNow - started;
            var pause = TimeSpan.FromTicks(Math.Max(ShortestPause.Ticks, taken.Ticks * 20));
            stopping.Token.WaitHandle.WaitOne(pause);
        }
    }

    private void Save()
    {
        // Reset first: a change while the snapshot is taken asks for another save.
        changed.Reset();
        StateFile.Write(path, snapshot());
        LastError = null;
    }
}
