namespace AdminIam.Sandbox.State;

/// <summary>
/// Locks a state file for one sandbox, so that two sandboxes do not overwrite each other's accounts. The lock is that
/// of the operating system on a file beside the state file, which is replaced at every save; a process that is killed
/// releases it. The lock file is not deleted: otherwise a third sandbox could lock a new one while a second waits for
/// the old one.
/// </summary>
internal sealed class StateLock : IDisposable
{
    // The HResult if another process uses the file: ERROR_SHARING_VIOLATION, and EWOULDBLOCK on Linux and macOS.
    private static readonly int[] InUse = [unchecked((int)0x80070020), 11, 35];
    private readonly FileStream _stream;

    private StateLock(FileStream stream) => _stream = stream;

    /// <summary>Acquires the lock of a state file.</summary>
    /// <param name="path">The state file.</param>
    /// <exception cref="IOException">Another sandbox holds the lock, or the folder is not writable.</exception>
    public static StateLock Take(string path)
    {
        try
        {
            return new StateLock(PrivateFile.Open(path + ".lock", FileMode.OpenOrCreate, FileShare.None));
        }
        catch (IOException error) when (InUse.Contains(error.HResult))
        {
            throw new IOException($"The state file '{path}' is in use by another sandbox.", error);
        }
    }

    public void Dispose() => _stream.Dispose();
}
