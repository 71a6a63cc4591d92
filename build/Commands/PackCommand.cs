using System.CommandLine;
using System.IO.Compression;
using AdminIam.Build.Staging;

namespace AdminIam.Build.Commands;

internal static class PackCommand
{
    public static Command Create()
    {
        Command command = new("pack", "builds, then zips what would be published into out/");
        command.SetAction(async (_, cancellation) =>
        {
            var published = await ModuleBuild.RunAsync();
            var zip = Path.Combine(Repository.Root, "out", $"AdminIam-{Repository.Version}.zip");
            File.Delete(zip);
            await ZipFile.CreateFromDirectoryAsync(published, zip, cancellation);
            Console.WriteLine($"Packed {Path.GetRelativePath(Repository.Root, zip)}");
        });
        return command;
    }
}
