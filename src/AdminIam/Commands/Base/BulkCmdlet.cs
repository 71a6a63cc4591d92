using System.Collections.Concurrent;
using System.Globalization;
using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Common.Bulk;
using AdminIam.Engine.Common.Errors;
using AdminIam.Errors;

namespace AdminIam.Commands;

/// <summary>Base class of the cmdlets that process several records concurrently and write their results in input order.
/// Workers never access the cmdlet: all output is written on the pipeline thread.</summary>
public abstract class BulkCmdlet : InputCmdlet
{
    private readonly ConcurrentDictionary<string, bool> _underWay = new(StringComparer.OrdinalIgnoreCase);
    private readonly RunProgress _progress = new();
    private OrderedWork? _work;
    private int _done;
    private int _failed;

    /// <summary>The maximum number of records to process concurrently, from 1 to 256. AWS limits the request rate of an
    /// account; the command slows down automatically when AWS throttles requests.</summary>
    /// <value>5</value>
    [Parameter]
    [ValidateRange(1, 256)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public virtual int ThrottleLimit { get; set; } = 5;

    /// <summary>The records whose first stage is complete and whose second stage is pending, if the cmdlet works in
    /// stages.</summary>
    private protected virtual IEnumerable<string> HalfDone => [];

    private string CommandName => MyInvocation.MyCommand.Name;

    /// <summary>Writes the remaining results.</summary>
    protected override void EndProcessing()
    {
        DeliverUntil(() => _work is null || _work.Pending == 0, inputEnded: true);
        _progress.Close(this);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // If the pipeline was stopped while another command was running, EndProcessing is not called.
        if (_work is not null)
        {
            Abandon();
            _work.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Starts the work on one record, and waits first while the maximum number of records is in
    /// progress.</summary>
    /// <param name="target">The record's name.</param>
    /// <param name="work">Processes the record, on any thread.</param>
    /// <param name="write">Writes the result, on the pipeline thread.</param>
    internal void Submit<T>(string target, Func<Task<T>> work, Action<T> write)
    {
        _work ??= new OrderedWork(ThrottleLimit, Stop.Soft, Stop.Hard);
        DeliverUntil(() => _work.HasRoom, inputEnded: false);
        var row = CurrentRow;
        _work.Add(() => TrackAsync(target, work), task => Receive(task, target, row, write));
        Deliver(TimeSpan.Zero);
    }

    private async Task<T> TrackAsync<T>(string target, Func<Task<T>> work)
    {
        _underWay[target] = true;
        var result = await work().ConfigureAwait(false);
        _underWay.TryRemove(target, out _);
        return result;
    }

    // When the session itself fails, records in progress stay as they are, and the user must be informed which ones.
    private Exception WithHalfDone(Exception failure, string target)
    {
        var names = HalfDone.Concat(_underWay.Keys).Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderBy(name => name, StringComparer.OrdinalIgnoreCase).ToList();
        if (names.Count == 0 || !TerminatingErrors.EndsTheRun(failure))
            return failure;
        var reason = AwsErrors.Translate(failure, target);
        return new AdminException(
            reason.ErrorId, reason.Kind, reason.Target,
            $"{reason.Message} {CommandName} stopped. Possibly incomplete: "
            + $"{string.Join(", ", names.Select(name => $"'{name}'"))}.",
            $"{reason.Advice} Then run {CommandName} again for these records.".TrimStart(),
            reason.InnerException ?? reason);
    }

    private void DeliverUntil(Func<bool> enough, bool inputEnded)
    {
        while (!enough())
        {
            Deliver(RunProgress.Tick);
            ShowProgress(inputEnded);
        }
    }

    private void Deliver(TimeSpan patience)
    {
        try
        {
            if (Stopping)
                throw new PipelineStoppedException();
            while (_work!.Deliver(patience, IsUnseen))
                patience = TimeSpan.Zero;
        }
        catch
        {
            Abandon();
            throw;
        }
    }

    // A downstream command that stops the pipeline (Select-Object -First) or fails has already received the object.
    // When the pipeline itself is being stopped, nothing is delivered any more.
    private bool IsUnseen(Exception _) => Stopping;

    private void Receive<T>(Task<T> finished, string target, int? row, Action<T> write)
    {
        T result;
        try
        {
            result = finished.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (Stopping)
        {
            throw new PipelineStoppedException();
        }
        catch (Exception e)
        {
            _failed++;
            Fail(WithHalfDone(e, target), target, row);
            _underWay.TryRemove(target, out _);
            return;
        }

        write(result);
        _done++;
    }

    // No new work starts, calls that were sent may complete, and credentials that were not delivered are deleted.
    private void Abandon()
    {
        _progress.Close(this);
        if (_work is null || _work.Pending == 0)
            return;
        StopProcessing();
        var left = _work.AbandonAsync().GetAwaiter().GetResult();
        if (left.Count == 0)
            return;
        // Not WriteWarning: a pipeline that is being stopped no longer accepts output.
        Host.UI.WriteWarningLine(
            $"{CommandName} was interrupted. Created but not reported: {string.Join("; ", left)}. "
            + "Run the same command with -Ensure to complete them.");
    }

    private void ShowProgress(bool inputEnded)
    {
        var finished = _done + _failed;
        _progress.Show(this, finished, inputEnded ? _work!.Pending : null, elapsed => string.Format(
            CultureInfo.CurrentCulture, "{0} done, {1} failed, {2:0.0} per second", _done, _failed,
            finished / elapsed.TotalSeconds));
    }
}
