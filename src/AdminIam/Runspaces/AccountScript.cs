using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;

namespace AdminIam.Runspaces;

/// <summary>A script block that is run in accounts, and what it has of the caller: the values of <c>$using:</c>
/// variables, preference variables, the current location and the language mode.</summary>
internal sealed class AccountScript
{
    private readonly InitialSessionState _state;
    private readonly string _location;
    private readonly PSLanguageMode _languageMode;

    /// <summary>Captures a script block.</summary>
    /// <param name="cmdlet">The cmdlet that runs it.</param>
    /// <param name="script">The script block.</param>
    public AccountScript(PSCmdlet cmdlet, ScriptBlock script)
    {
        Text = script.ToString();
        Variables = UsingVariables.Read(cmdlet, script);
        Host = cmdlet.Host;
        _location = cmdlet.SessionState.Path.CurrentFileSystemLocation.Path;
        _languageMode = cmdlet.SessionState.LanguageMode;
        _state = InitialSessionState.CreateDefault2();
        _state.ThrowOnRunspaceOpenError = true;
        _state.ImportPSModule(
        [
            cmdlet.MyInvocation.MyCommand.Module?.Path ?? typeof(AccountScript).Assembly.Location,
        ]);
    }

    /// <summary>The text of the script block.</summary>
    public string Text { get; }

    /// <summary>The values of the <c>$using:</c> variables, by the keys that PowerShell looks for.</summary>
    public Dictionary<string, object?> Variables { get; }

    /// <summary>The host of the caller.</summary>
    public PSHost Host { get; }

    /// <summary>The preference variables of the caller that the commands in the script block follow.</summary>
    public required IReadOnlyDictionary<string, object> Preferences { get; init; }

    /// <summary>Creates a runspace with this module, which is not open yet.</summary>
    /// <param name="host">The host of its commands.</param>
    public Runspace CreateRunspace(AccountHost host) => RunspaceFactory.CreateRunspace(host, _state);

    /// <summary>Resets a runspace to the state before the first account.</summary>
    /// <param name="runspace">The runspace.</param>
    /// <param name="target">The next account.</param>
    public void Prepare(Runspace runspace, AccountTarget target)
    {
        runspace.ResetRunspaceState();
        var session = runspace.SessionStateProxy;
        foreach (var preference in Preferences)
            session.SetVariable(preference.Key, preference.Value);
        session.SetVariable("_", target.Input);
        // Setting a location reads the folders above it.
        if (session.Path.CurrentLocation.Path != _location && Directory.Exists(_location))
            session.Path.SetLocation(WildcardPattern.Escape(_location));
        session.LanguageMode = _languageMode;
    }
}
