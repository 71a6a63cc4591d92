using System.CommandLine;
using AdminIam.Build.Staging;

namespace AdminIam.Build.Commands;

internal static class BuildCommand
{
    public static Command Create()
    {
        Command command = new(
            "build", "builds everything; the repository root can be imported, out/ can be published");
        command.SetAction(async (_, _) =>
        {
            var published = await ModuleBuild.RunAsync();
            Console.WriteLine($"Built {Path.GetRelativePath(Repository.Root, published)}");
        });
        return command;
    }
}
