using System.CommandLine;
using AdminIam.Build.Packing;
using AdminIam.Build.Staging;

namespace AdminIam.Build.Commands;

internal static class PackCommand
{
    public static Command Create()
    {
        Option<string> output = new("--output")
        {
            HelpName = "folder",
            Description = "the folder to write the files to",
            DefaultValueFactory = _ => Repository.PathOf("out"),
        };
        Option<bool> noBuild = new("--no-build") { Description = "packs the result of the last build" };
        Option<bool> verify = new("--verify")
        {
            Description = "also packs a copy of the repository in another folder, and fails if its bytes differ",
        };
        Command command = new(
            "pack", "builds, then writes the files to publish into out/: package, zip, bill of materials, notices")
        {
            output, noBuild, verify,
        };
        command.SetAction(async (arguments, _) =>
        {
            if (!arguments.GetValue(noBuild))
                await ModuleBuild.RunAsync(Repository.ModuleSolution);
            var files = Packer.CreateFiles(ModuleBuild.PublishedFolder);
            await WriteAsync(files, arguments.GetValue(output)!);
            return arguments.GetValue(verify) ? await VerifyAsync(files) : 0;
        });
        return command;
    }

    private static async Task WriteAsync(IReadOnlyDictionary<string, byte[]> files, string folder)
    {
        Directory.CreateDirectory(folder);
        // A package of an older version in the same folder could be published or installed by mistake.
        foreach (var path in Directory.EnumerateFiles(folder, "AdminIam.*"))
            File.Delete(path);
        foreach (var (name, content) in files)
        {
            var path = Path.Combine(folder, name);
            await File.WriteAllBytesAsync(path, content);
            Console.WriteLine($"Packed {Path.GetRelativePath(Repository.Root, path)}");
        }
    }

    private static async Task<int> VerifyAsync(IReadOnlyDictionary<string, byte[]> files)
    {
        var differences = await ReproducibilityCheck.RunAsync(files);
        Console.WriteLine(differences.Count == 0
            ? "A copy of the repository in another folder has the same bytes."
            : $"A copy of the repository in another folder has different bytes: {string.Join(", ", differences)}.");
        return differences.Count == 0 ? 0 : 1;
    }
}
