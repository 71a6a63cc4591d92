using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AdminIam.Engine.Aws.Sessions;

namespace AdminIam.Completers;

/// <summary>Completes the names of the AWS profiles on this computer.</summary>
internal sealed class ProfileNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst,
        IDictionary fakeBoundParameters) =>
        Completion.Of(ProfileNames.List(), wordToComplete);
}
