using System.Management.Automation;

namespace AdminIam.Commands;

/// <summary>Shows progress while the pipeline thread waits.</summary>
internal static class WaitProgress
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits until the work is done or the command is stopped. Short work shows nothing.</summary>
    /// <param name="cmdlet">The command.</param>
    /// <param name="work">The work.</param>
    /// <param name="activity">The title of the progress.</param>
    /// <param name="status">What the command waits for.</param>
    /// <typeparam name="T">The result of the work.</typeparam>
    /// <returns>The work.</returns>
    public static Task<T> Show<T>(Cmdlet cmdlet, Task<T> work, string activity, string status) =>
        Show(cmdlet, work, activity, () => status);

    /// <summary>Waits until the work is done or the command is stopped. Short work shows nothing.</summary>
    /// <param name="cmdlet">The command.</param>
    /// <param name="work">The work.</param>
    /// <param name="activity">The title of the progress.</param>
    /// <param name="status">Returns what the command waits for.</param>
    /// <typeparam name="T">The result of the work.</typeparam>
    /// <returns>The work.</returns>
    public static Task<T> Show<T>(Cmdlet cmdlet, Task<T> work, string activity, Func<string> status)
    {
        var progress = new ProgressRecord(0, activity, status());
        var isShown = false;
        while (!((IAsyncResult)work).AsyncWaitHandle.WaitOne(Tick) && !cmdlet.Stopping)
        {
            progress.StatusDescription = status();
            cmdlet.WriteProgress(progress);
            isShown = true;
        }

        if (isShown && !cmdlet.Stopping)
        {
            progress.RecordType = ProgressRecordType.Completed;
            cmdlet.WriteProgress(progress);
        }

        return work;
    }
}
