using System.Collections;
using System.Diagnostics;
using System.Management.Automation;
using System.Management.Automation.Language;
using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Iam;
using AdminIam.Input;
using AdminIam.Sessions;

namespace AdminIam.Completers;

/// <summary>Completes names from the account of the current session. It never opens a connection, stops after a short
/// time, and reports no errors, because a key press must neither block nor display errors.</summary>
internal abstract class NameCompleter : IArgumentCompleter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst,
        IDictionary fakeBoundParameters) =>
        Completion.Of(SessionOf(fakeBoundParameters) is { } session ? Find(session) : [], wordToComplete);

    private List<string> Find(AdminSession session)
    {
        var clock = Stopwatch.StartNew();
        var found = new List<string>();
        using var stop = new StopSignal();
        try
        {
            var pages = Read(new IamRun(session.Engine, stop));
            while (pages.NextAsync() is var page && page.Wait(Remaining(clock)) && page.Result is { } names)
                found.AddRange(names);
        }
        catch (AggregateException)
        {
            // The command itself reports the error.
        }

        stop.Stop(TimeSpan.Zero);
        return found;
    }

    /// <summary>Returns the names in the account.</summary>
    private protected abstract Pages<string> Read(IamRun run);

    private static TimeSpan Remaining(Stopwatch clock)
    {
        var left = Patience - clock.Elapsed;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    // Names from a different account than the command would use must not be offered.
    private static AdminSession? SessionOf(IDictionary bound)
    {
        if (bound["Session"] is { } session)
            return PowerShellValue.Unwrap(session) as AdminSession;
        var isOther = bound.Contains("ProfileName") || bound.Contains("Region") || bound.Contains("EndpointUrl");
        return isOther ? null : SessionStore.Session;
    }
}
