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
        string pwsh = Processes.Find("pwsh") ?? throw new BuildFailedException("There is no pwsh on PATH.");
        return await Processes.RunAsync(
            pwsh, "-NoProfile", "-NonInteractive", "-File", Repository.PathOf("build", "demo", "demo.ps1"));
    }
}
