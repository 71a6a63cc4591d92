namespace AdminIam.Engine.Aws.Calls;

/// <summary>
/// Waits until a new resource is visible to other calls. AWS is eventually consistent, and the next command may require
/// the resource.
/// </summary>
internal static class Visibility
{
    /// <summary>Waits. It never fails, because a read that is denied, stopped or unsuccessful does not affect the
    /// created resource.</summary>
    /// <param name="read">Reads the resource until it is found.</param>
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
