using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace AdminIam.Runspaces;

/// <summary>Sends what the commands in an account display to the host of the caller. Prompts are errors.</summary>
internal sealed class AccountUserInterface : PSHostUserInterface
{
    /// <summary>What the commands of the current account write.</summary>
    public AccountStreams? Streams { get; set; }

    /// <inheritdoc/>
    public override PSHostRawUserInterface? RawUI => null;

    /// <inheritdoc/>
    public override Dictionary<string, PSObject> Prompt(
        string caption, string message, Collection<FieldDescription> descriptions) => throw AccountHost.InputError();

    /// <inheritdoc/>
    public override int PromptForChoice(
        string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) =>
        throw AccountHost.InputError();

    /// <inheritdoc/>
    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName) => throw AccountHost.InputError();

    /// <inheritdoc/>
    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options) => throw AccountHost.InputError();

    /// <inheritdoc/>
    public override string ReadLine() => throw AccountHost.InputError();

    /// <inheritdoc/>
    public override SecureString ReadLineAsSecureString() => throw AccountHost.InputError();

    /// <inheritdoc/>
    public override void Write(string value) => Streams?.Display(value, endsLine: false);

    /// <inheritdoc/>
    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        Streams?.Display(value, endsLine: false);

    /// <inheritdoc/>
    public override void WriteLine(string value) => Streams?.Display(value, endsLine: true);

    /// <inheritdoc/>
    public override void WriteLine(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        Streams?.Display(value, endsLine: true);

    /// <inheritdoc/>
    public override void WriteErrorLine(string value) => Streams?.Display(value, endsLine: true);

    /// <inheritdoc/>
    public override void WriteWarningLine(string message) => Streams?.DisplayWarning(message);

    /// <summary>Nothing: the stream contains the message.</summary>
    /// <param name="message">The message.</param>
    public override void WriteVerboseLine(string message)
    {
    }

    /// <summary>Nothing: the stream contains the message.</summary>
    /// <param name="message">The message.</param>
    public override void WriteDebugLine(string message)
    {
    }

    /// <summary>Nothing: the command shows the progress over all accounts.</summary>
    /// <param name="sourceId">The source.</param>
    /// <param name="record">The progress.</param>
    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
    }
}
