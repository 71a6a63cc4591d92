using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AdminIam.Engine.Iam.Completion;

namespace AdminIam.Completers;

/// <summary>Completes values from the account that the command would use. It stops after a short time and reports no
/// errors, because a key press must neither block nor display errors.</summary>
internal abstract class AccountCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        var request = new CompletionRequest(commandName, wordToComplete, commandAst, fakeBoundParameters);
        // On another thread, because the engine is loaded when it is first used, which is part of the time limit.
        var search = Task.Run(() => Search(request));
        Task.WaitAny([search], request.Left > TimeSpan.Zero ? request.Left : TimeSpan.Zero);
        return Completion.Of(search.Status == TaskStatus.RanToCompletion ? search.Result : [], wordToComplete);
    }

    /// <summary>Returns the values.</summary>
    private protected abstract IEnumerable<Candidate> Find(AccountLists lists, CompletionRequest request);

    private List<Candidate> Search(CompletionRequest request) =>
        AccountOfLine.Find(request) is { } lists ? Find(lists, request).ToList() : [];
}
