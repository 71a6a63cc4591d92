using System.Management.Automation;
using System.Text;
using AdminIam.Engine.Common.Errors;
using AdminIam.Errors;

namespace AdminIam.Runspaces;

/// <summary>Forwards what a script block writes in an account, with the account named.</summary>
/// <remarks>All of it is written on the thread of the runspace.</remarks>
/// <param name="target">The account.</param>
/// <param name="output">Where it is forwarded to.</param>
/// <param name="notes">Adds the account to objects.</param>
internal sealed class AccountStreams(AccountTarget target, OutputQueue output, AccountNotes notes)
{
    private readonly StringBuilder _line = new();
    private string? _echo;

    /// <summary>The number of errors.</summary>
    public int ErrorCount { get; private set; }

    /// <summary>The first error.</summary>
    public ErrorRecord? FirstError { get; private set; }

    /// <summary>Forwards the streams of a script block.</summary>
    /// <param name="shell">The script block, before it is run.</param>
    /// <param name="results">Its output.</param>
    public void Attach(PowerShell shell, PSDataCollection<PSObject> results)
    {
        Forward(results, Write);
        Forward(shell.Streams.Error, Fail);
        Forward(shell.Streams.Warning, record => Repeat(record.Message, cmdlet => cmdlet.WriteWarning));
        Forward(shell.Streams.Verbose, record => Repeat(record.Message, cmdlet => cmdlet.WriteVerbose));
        Forward(shell.Streams.Debug, record => Repeat(record.Message, cmdlet => cmdlet.WriteDebug));
        Forward(shell.Streams.Information, Inform);
        Forward(shell.Streams.Progress, _ => { });
    }

    /// <summary>Forwards an error.</summary>
    public void Fail(ErrorRecord error)
    {
        var labeled = AccountErrors.Label(error, target);
        ErrorCount++;
        FirstError ??= labeled;
        Add(cmdlet => cmdlet.WriteError(labeled));
    }

    /// <summary>Forwards the error of a script block that ended with an exit code.</summary>
    /// <param name="exitCode">The argument of <c>exit</c>.</param>
    public void Exit(int exitCode)
    {
        if (exitCode == 0)
            return;
        Fail(ErrorRecords.From(
            new AdminException(
                "ScriptExited", ErrorKind.InvalidOperation, target.Account.Id,
                $"The script block ended with the exit code {exitCode}."),
            target.Account.Id));
    }

    /// <summary>Forwards a text that a command displays itself, as with -WhatIf.</summary>
    /// <param name="text">The text.</param>
    /// <param name="endsLine">Whether it ends a line.</param>
    public void Display(string? text, bool endsLine)
    {
        if (IsEcho(text))
            return;
        _line.Append(text);
        if (endsLine)
            Flush();
    }

    /// <summary>Forwards a warning that a command displays itself, as when it is interrupted.</summary>
    /// <param name="text">The warning.</param>
    public void DisplayWarning(string text)
    {
        if (!IsEcho(text))
            output.AddWarning(target, text);
    }

    /// <summary>Forwards a line that is not ended.</summary>
    public void Flush()
    {
        if (_line.Length == 0)
            return;
        var text = target.Label(_line.ToString());
        _line.Clear();
        Add(cmdlet => cmdlet.Host.UI.WriteLine(text));
    }

    // What has been forwarded is not kept.
    private static void Forward<T>(PSDataCollection<T> stream, Action<T> forward) => stream.DataAdded += (_, _) =>
    {
        foreach (var item in stream.ReadAll())
            forward(item);
    };

    private void Write(PSObject? item)
    {
        _echo = null;
        var noted = notes.Add(item, target.Account);
        output.Add(new OutputMessage(target, cmdlet => cmdlet.WriteObject(noted))
        {
            Item = noted,
        });
    }

    private void Repeat(string text, Func<PSCmdlet, Action<string>> writer)
    {
        _echo = text;
        Add(cmdlet => writer(cmdlet)(target.Label(text)));
    }

    private void Inform(InformationRecord record)
    {
        var host = record.MessageData as HostInformationMessage;
        _echo = host?.Message ?? record.ToString();
        var labeled = new InformationRecord(Label(record.MessageData), record.Source)
        {
            TimeGenerated = record.TimeGenerated,
        };
        labeled.Tags.AddRange(record.Tags);
        Add(cmdlet => cmdlet.WriteInformation(labeled));
    }

    private object Label(object data) => data switch
    {
        string text => target.Label(text),
        HostInformationMessage host => new HostInformationMessage
        {
            Message = target.Label(host.Message),
            NoNewLine = host.NoNewLine,
            ForegroundColor = host.ForegroundColor,
            BackgroundColor = host.BackgroundColor,
        },
        _ => data,
    };

    private void Add(Action<PSCmdlet> write) => output.Add(new OutputMessage(target, write));

    // PowerShell writes a record to its stream, and then displays it, in the same thread.
    private bool IsEcho(string? text)
    {
        var isEcho = _echo is not null && _echo == text;
        _echo = null;
        return isEcho;
    }
}
