namespace AdminIam.Sandbox.State;

/// <summary>
/// Holds a state file for one sandbox, so that two do not overwrite each other's accounts. The lock is that of the
/// operating system on a file beside the state file, which is replaced at every save; a process that is killed releases
/// it. The lock file stays: deleting it would let a third sandbox lock a new one while a second waits for the old.
/// </summary>
internal sealed class StateLock : IDisposable
{
    // The HResult when another process has the file: ERROR_SHARING_VIOLATION, and EWOULDBLOCK on Linux and macOS.
    private static readonly int[] InUse = [unchecked((int)0x80070020), 11, 35];
    private readonly FileStream _stream;

    private StateLock(FileStream stream) => _stream = stream;

    /// <summary>Takes the lock of a state file.</summary>
    /// <param name="path">The state file.</param>
    /// <exception cref="IOException">Another sandbox has it, or the folder cannot be written to.</exception>
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
