using System.Collections;
using System.Diagnostics;
using System.Management.Automation;
using System.Management.Automation.Language;
using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Iam;
using AdminIam.Input;
using AdminIam.Sessions;

namespace AdminIam.Completers;

/// <summary>
/// Completes names of the account that the session is connected to. It never connects by itself, gives up soon, and says
/// nothing when something goes wrong: a key press must neither wait nor print errors.
/// </summary>
internal abstract class NameCompleter : IArgumentCompleter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completion.Of(SessionOf(fakeBoundParameters) is { } session ? Find(session) : [], wordToComplete);

    private List<string> Find(AdminSession session)
    {
        var clock = Stopwatch.StartNew();
        var found = new List<string>();
        using var stop = new StopSignal();
        try
        {
            var pages = Read(session.Engine, stop);
            while (pages.NextAsync() is var page && page.Wait(Remaining(clock)) && page.Result is { } names)
                found.AddRange(names);
        }
        catch (AggregateException)
        {
            // The command itself will say what is wrong.
        }

        stop.Stop(TimeSpan.Zero);
        return found;
    }

    /// <summary>The names there are.</summary>
    /// <param name="session">The account.</param>
    /// <param name="stop">Ends the reading.</param>
    private protected abstract Pages<string> Read(IamSession session, StopSignal stop);

    private static TimeSpan Remaining(Stopwatch clock)
    {
        var left = Patience - clock.Elapsed;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    // Names of another account than the one the command would go to are worse than none.
    private static AdminSession? SessionOf(IDictionary bound)
    {
        if (bound["Session"] is { } given)
            return PowerShellValue.Unwrap(given) as AdminSession;
        return bound.Contains("ProfileName") || bound.Contains("Region") || bound.Contains("EndpointUrl") ? null : SessionStore.Session;
    }
}
