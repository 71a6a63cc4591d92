namespace AdminIam.Engine.CredentialFiles;

/// <summary>Writes to the end of a file so that all of it is on disk, or nothing of it stays in the file.</summary>
/// <remarks>
/// A disk can turn out to be full while a part is written already, or only when the system writes its buffers to the disk.
/// Cutting the part off again needs no space.
/// </remarks>
internal static class WholeWrite
{
    /// <summary>Appends bytes and waits until they are on disk.</summary>
    /// <param name="stream">The file, without a buffer of its own.</param>
    /// <param name="length">Where its content ends.</param>
    /// <param name="bytes">What follows.</param>
    /// <exception cref="PartLeftException">They could not be written, and a part of them may still be in the file.</exception>
    public static void Append(FileStream stream, long length, byte[] bytes)
    {
        try
        {
            stream.Write(bytes, 0, bytes.Length);
            stream.Flush(flushToDisk: true);
        }
        catch (Exception e)
        {
            CutOff(stream, length, e);
            throw;
        }
    }

    private static void CutOff(FileStream stream, long length, Exception reason)
    {
        try
        {
            stream.SetLength(length);
            stream.Position = length;
        }
        catch (Exception e)
        {
            throw new PartLeftException(
                $"{reason.Message} An incomplete line may remain at the end of the file, because it could not be removed: {e.Message}", reason);
        }
    }
}
