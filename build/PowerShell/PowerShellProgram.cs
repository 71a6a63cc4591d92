using System.Diagnostics;

namespace AdminIam.Build.PowerShell;

/// <summary>A PowerShell program: the file to run, and the arguments that precede those of PowerShell.</summary>
internal sealed record PowerShellProgram(string FileName, IReadOnlyList<string> LeadingArguments)
{
    /// <summary>Returns the start information of a PowerShell that runs without a profile and never waits for
    /// input.</summary>
    public ProcessStartInfo StartInfo(params string[] arguments) =>
        new(FileName, [.. LeadingArguments, "-NoProfile", "-NonInteractive", .. arguments])
        {
            WorkingDirectory = Repository.Root,
        };

    /// <summary>Runs a script in this terminal and returns its exit code.</summary>
    public Task<int> RunAsync(string script, params string[] arguments) =>
        Processes.RunAsync(StartInfo(["-File", script, .. arguments]));
}
