using System.CommandLine;

namespace AdminIam.Build.Commands;

/// <summary>The option that selects a PowerShell other than the pinned one.</summary>
internal static class PowerShellOption
{
    public static Option<string?> Create() => new("--pwsh")
    {
        HelpName = "path",
        Description = "the pwsh program to use instead of the pinned one",
    };
}
