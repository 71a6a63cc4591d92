namespace AdminIam.Sandbox.State;

/// <summary>
/// Saves the state in the background. Changes are saved in batches, and saving uses at most a twentieth of the time.
/// </summary>
internal sealed class StateWriter : IDisposable
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(200);
    private readonly string _path;
    private readonly Func<byte[]> _snapshot;
    private readonly TimeProvider _time;
    private readonly ManualResetEventSlim _changed = new(false);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Thread _thread;

    public StateWriter(string path, Func<byte[]> snapshot, TimeProvider time)
    {
        _path = path;
        _snapshot = snapshot;
        _time = time;
        _thread = new Thread(Run) { IsBackground = true, Name = "AdminIam sandbox state" };
        _thread.Start();
    }

    /// <summary>The reason why the last save failed. Saving is retried.</summary>
    public string? LastError { get; private set; }

    public void Changed()
    {
        if (!_changed.IsSet)
            _changed.Set();
    }

    /// <summary>Stops the writer and saves pending changes.</summary>
    public void Dispose()
    {
        _stopping.Cancel();
        _thread.Join();
        if (_changed.IsSet)
            Save();
        _changed.Dispose();
        _stopping.Dispose();
    }

    private void Run()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                _changed.Wait(_stopping.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            var started = _time.GetTimestamp();
            try
            {
                Save();
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                LastError = error.Message;
                Changed();
            }

            var duration = _time.GetElapsedTime(started);
            var pause = TimeSpan.FromTicks(Math.Max(ShortestPause.Ticks, duration.Ticks * 20));
            _stopping.Token.WaitHandle.WaitOne(pause);
        }
    }

    private void Save()
    {
        // Reset first: a change during the snapshot causes another save.
        _changed.Reset();
        PrivateFile.Replace(_path, _snapshot());
        LastError = null;
    }
}
