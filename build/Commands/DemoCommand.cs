using AdminIam.Build.Demo;
using AdminIam.Build.Staging;

namespace AdminIam.Build.Commands;

internal sealed class DemoCommand : ICommand
{
    public string Name => "demo";

    public string Arguments => "";

    public string Summary => "builds, then makes administrators of a CSV in a sandbox: no AWS account is needed";

    public async Task<int> RunAsync(string[] arguments)
    {
        CommandTable.RefuseArguments(arguments);
        await ModuleBuild.RunAsync();
        if (Processes.Find("pwsh") is { } pwsh)
        {
            return await Processes.RunAsync(
                pwsh, "-NoProfile", "-NonInteractive", "-File", Repository.PathOf("build", "demo", "demo.ps1"));
        }

        Console.WriteLine("There is no pwsh on PATH: the demo calls the module's engine without the cmdlets.");
        string folder = Directory.CreateTempSubdirectory("adminiam-demo-").FullName;
        await EngineDemo.RunAsync(Console.Out, Path.Combine(folder, "credentials.csv"));
        return ExitCode.Success;
    }
}
