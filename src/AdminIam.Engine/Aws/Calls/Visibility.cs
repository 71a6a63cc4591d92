namespace AdminIam.Engine.Aws.Calls;

/// <summary>
/// Waits until other calls see what was just made: IAM is eventually consistent, and what follows may be a command that
/// expects it to be there.
/// </summary>
internal static class Visibility
{
    /// <summary>Waits. Never fails: whoever may not look, is stopped or waits in vain has made it all the same.</summary>
    /// <param name="read">Reads it until it is there.</param>
    public static async Task AwaitAsync(Task read)
    {
        try
        {
            await read.ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The looking failed, not the making. What stands in the way, the next call will say about its own record.
        }
    }
}
