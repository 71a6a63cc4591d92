namespace AdminIam.Engine.Aws.Calls;

/// <summary>
/// Waits until other calls see what was just created: AWS is eventually consistent, and what follows may be a command that
/// expects it to exist.
/// </summary>
internal static class Visibility
{
    /// <summary>Waits. It never fails: a read that is denied, stopped or in vain changes nothing about what was created.</summary>
    /// <param name="read">Reads it until it is there.</param>
    public static async Task AwaitAsync(Task read)
    {
        try
        {
            await read.ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The read failed, not the creation. The next call reports the cause for its own record.
        }
    }
}
