using System.Diagnostics;

namespace AdminIam.Build.PowerShell;

/// <summary>A PowerShell that can be started: the file to run, and what precedes PowerShell's own arguments.</summary>
internal sealed record PowerShellProgram(string FileName, IReadOnlyList<string> LeadingArguments)
{
    /// <summary>The start of a PowerShell that runs without a profile and never waits for input.</summary>
    public ProcessStartInfo StartInfo(params string[] arguments) =>
        new(FileName, [.. LeadingArguments, "-NoProfile", "-NonInteractive", .. arguments])
        {
            WorkingDirectory = Repository.Root,
        };

    /// <summary>Runs a script with this terminal as its own and returns its exit code.</summary>
    public Task<int> RunAsync(string script, params string[] arguments) =>
        Processes.RunAsync(StartInfo(["-File", script, .. arguments]));
}
