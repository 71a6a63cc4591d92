using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace AdminIam.Completers;

/// <summary>Completes values that are known on this computer.</summary>
internal abstract class LocalCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst,
        IDictionary fakeBoundParameters) =>
        Completion.Of(
            Find(new CompletionRequest(commandName, wordToComplete, commandAst, fakeBoundParameters)), wordToComplete);

    /// <summary>Returns the values.</summary>
    private protected abstract IEnumerable<Candidate> Find(CompletionRequest request);
}
