using System.IO.Compression;
using AdminIam.Build.Staging;

namespace AdminIam.Build.Commands;

internal sealed class PackCommand : ICommand
{
    public string Name => "pack";

    public string Arguments => "";

    public string Summary => "builds, and zips what would be published into out/";

    public async Task<int> RunAsync(string[] arguments)
    {
        CommandTable.RefuseArguments(arguments);
        string published = await ModuleBuild.RunAsync();
        string zip = Path.Combine(Repository.Root, "out", $"AdminIam-{Repository.Version}.zip");
        File.Delete(zip);
        await ZipFile.CreateFromDirectoryAsync(published, zip);
        Console.WriteLine($"Packed {Path.GetRelativePath(Repository.Root, zip)}");
        return ExitCode.Success;
    }
}
