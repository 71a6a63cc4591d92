using System.Diagnostics;
using System.Management.Automation;

namespace AdminIam.Commands;

/// <summary>The progress of a command that processes several records at once. It is shown if the command takes longer
/// than a second.</summary>
/// <remarks>It belongs to the pipeline thread.</remarks>
internal sealed class RunProgress
{
    /// <summary>How often output is looked for while the command waits.</summary>
    public static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan ShowAfter = TimeSpan.FromSeconds(1);
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _shown;
    private bool _isOpen;

    /// <summary>Shows the progress, if it is time to.</summary>
    /// <param name="cmdlet">The command.</param>
    /// <param name="finished">The number of finished records.</param>
    /// <param name="pending">The number of records that are left; <see langword="null"/> if it is not known
    /// yet.</param>
    /// <param name="status">Returns the status after the time since the start.</param>
    public void Show(PSCmdlet cmdlet, int finished, int? pending, Func<TimeSpan, string> status)
    {
        var elapsed = _clock.Elapsed;
        if (elapsed < ShowAfter || elapsed - _shown < Tick + Tick)
            return;
        _shown = elapsed;
        _isOpen = true;
        var progress = new ProgressRecord(0, cmdlet.MyInvocation.MyCommand.Name, status(elapsed));
        if (pending is { } left && finished > 0)
        {
            progress.SecondsRemaining = (int)Math.Ceiling(elapsed.TotalSeconds / finished * left);
            progress.PercentComplete = 100 * finished / (finished + left);
        }

        cmdlet.WriteProgress(progress);
    }

    /// <summary>Closes the progress at the end of the command.</summary>
    /// <param name="cmdlet">The command.</param>
    public void Close(PSCmdlet cmdlet)
    {
        if (!_isOpen)
            return;
        _isOpen = false;
        // A pipeline that is being stopped no longer accepts output.
        if (cmdlet.Stopping)
            return;
        cmdlet.WriteProgress(new ProgressRecord(0, cmdlet.MyInvocation.MyCommand.Name, "Completed")
        {
            RecordType = ProgressRecordType.Completed,
        });
    }
}
