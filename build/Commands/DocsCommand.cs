using System.CommandLine;
using AdminIam.Build.Help;
using AdminIam.Build.Staging;

namespace AdminIam.Build.Commands;

internal static class DocsCommand
{
    /// <summary>The folder of the pages that this command writes. Other files in it are deleted.</summary>
    public static string Folder => Repository.PathOf("docs", "cmdlets");

    public static Command Create()
    {
        Command command = new("docs", "builds, then writes docs/cmdlets from the same comments as the cmdlets' help");
        command.SetAction(async (_, _) =>
        {
            await ModuleBuild.RunAsync();
            FolderSync.Apply(Folder, HelpGenerator.GenerateMarkdown(ModuleBuild.ModuleAssembly));
            Console.WriteLine($"Wrote {Path.GetRelativePath(Repository.Root, Folder)}");
        });
        return command;
    }
}
