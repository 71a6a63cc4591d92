namespace AdminIam.Engine.CredentialFiles;

/// <summary>Appends to a file so that either all of the bytes are on disk or none of them remain in the file.</summary>
/// <remarks>
/// A disk can turn out to be full after a part was written, or only when the system flushes its buffers. Truncating the
/// file needs no space.
/// </remarks>
internal static class WholeWrite
{
    /// <summary>Appends bytes and waits until they are on disk.</summary>
    /// <param name="stream">The file, opened without buffering.</param>
    /// <param name="length">The length of the current content, which is also the position of the stream.</param>
    /// <param name="bytes">The bytes to append.</param>
    /// <exception cref="PartLeftException">The bytes were not written, and some of them may remain.</exception>
    public static void Append(FileStream stream, long length, byte[] bytes)
    {
        try
        {
            stream.Write(bytes, 0, bytes.Length);
            stream.Flush(flushToDisk: true);
        }
        catch (Exception e)
        {
            Truncate(stream, length, e);
            throw;
        }
    }

    private static void Truncate(FileStream stream, long length, Exception reason)
    {
        try
        {
            stream.SetLength(length);
            stream.Position = length;
        }
        catch (Exception e)
        {
            throw new PartLeftException(
                $"{reason.Message} An incomplete line may remain at the end of the file, because it could not be "
                + $"removed: {e.Message}",
                reason);
        }
    }
}
