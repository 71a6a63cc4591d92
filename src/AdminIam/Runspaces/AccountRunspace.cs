using System.Management.Automation;
using System.Management.Automation.Runspaces;
using AdminIam.Sessions;

namespace AdminIam.Runspaces;

/// <summary>A runspace in which a script block is run in one account after the other.</summary>
/// <remarks>It belongs to one thread.</remarks>
internal sealed class AccountRunspace : IDisposable
{
    private static readonly string[] Drives = ["function:", "alias:"];
    private readonly AccountScript _script;
    private readonly AccountHost _host;
    private readonly Runspace _runspace;
    private readonly RunspaceSession _session;
    private readonly IReadOnlyDictionary<string, object> _commands;

    /// <summary>Opens a runspace with this module.</summary>
    /// <param name="script">The script block.</param>
    public AccountRunspace(AccountScript script)
    {
        _script = script;
        _host = new AccountHost(script.Host);
        _runspace = script.CreateRunspace(_host);
        _runspace.ThreadOptions = PSThreadOptions.UseCurrentThread;
        _session = SessionStore.Separate(_runspace);
        _runspace.Open();
        _commands = ReadCommands();
    }

    /// <summary>Whether the next account finds the runspace as the first one did. Variables are reset, but functions
    /// and aliases that a script block has added or changed remain.</summary>
    public bool IsReusable
    {
        get
        {
            if (_runspace.RunspaceStateInfo.State != RunspaceState.Opened || _session.HasNoModule)
                return false;
            var commands = ReadCommands();
            return commands.Count == _commands.Count && commands.All(
                command => _commands.TryGetValue(command.Key, out var first) && Equals(first, command.Value));
        }
    }

    /// <summary>Runs the script block in an account.</summary>
    /// <param name="target">The account.</param>
    /// <param name="session">Its session.</param>
    /// <param name="streams">Receives what the script block writes.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public void Run(AccountTarget target, AdminSession session, AccountStreams streams, CancellationToken stop)
    {
        _script.Prepare(_runspace, target);
        _session.Use(session);
        _host.Streams = streams;
        try
        {
            Invoke(streams, stop);
            streams.Flush();
        }
        finally
        {
            _host.Streams = null;
            _session.Use(null);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _runspace.Dispose();

    private void Invoke(AccountStreams streams, CancellationToken stop)
    {
        using var shell = PowerShell.Create();
        shell.Runspace = _runspace;
        shell.AddScript(_script.Text, useLocalScope: true);
        if (_script.Variables.Count > 0)
            shell.AddParameter(UsingVariables.Argument, _script.Variables);
        using var results = new PSDataCollection<PSObject>();
        streams.Attach(shell, results);
        try
        {
            using var registration = stop.Register(() => shell.BeginStop(null, null));
            stop.ThrowIfCancellationRequested();
            shell.Invoke<PSObject, PSObject>(null, results, null);
        }
        catch (Exception e) when (stop.IsCancellationRequested)
        {
            throw new OperationCanceledException("The script block was stopped.", e, stop);
        }
        catch (RuntimeException e)
        {
            streams.Fail(e.ErrorRecord);
        }
    }

    // Those of modules are not the script block's own.
    private Dictionary<string, object> ReadCommands() => Drives
        .SelectMany(drive => _runspace.SessionStateProxy.InvokeProvider.ChildItem.Get(drive, recurse: false))
        .Select(item => (CommandInfo)item.BaseObject)
        .Where(command => string.IsNullOrEmpty(command.ModuleName))
        .ToDictionary(
            command => $"{command.CommandType} {command.Name}",
            command => command is FunctionInfo function ? function.ScriptBlock : (object)command.Definition,
            StringComparer.OrdinalIgnoreCase);
}
