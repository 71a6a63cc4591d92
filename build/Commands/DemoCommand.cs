using System.CommandLine;
using AdminIam.Build.PowerShell;
using AdminIam.Build.Staging;

namespace AdminIam.Build.Commands;

internal static class DemoCommand
{
    public static Command Create()
    {
        var pwsh = PowerShellOption.Create();
        Command command = new(
            "demo", "builds, then creates administrators from a CSV in a sandbox: no AWS account is needed") { pwsh };
        command.SetAction(async (arguments, _) =>
        {
            var powerShell = await PowerShellTools.GetPowerShellAsync(arguments.GetValue(pwsh));
            await ModuleBuild.RunAsync();
            return await powerShell.RunAsync(Repository.PathOf("build", "demo", "demo.ps1"));
        });
        return command;
    }
}
