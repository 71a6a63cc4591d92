using System.CommandLine;

namespace AdminIam.Build.Commands;

/// <summary>The option by which another PowerShell than the pinned one is chosen.</summary>
internal static class PowerShellOption
{
    public static Option<string?> Create() => new("--pwsh")
    {
        HelpName = "path",
        Description = "the pwsh program to use instead of the pinned one",
    };
}
