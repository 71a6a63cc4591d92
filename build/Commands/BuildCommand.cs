using AdminIam.Build.Staging;

namespace AdminIam.Build.Commands;

internal sealed class BuildCommand : ICommand
{
    public string Name => "build";

    public string Arguments => "";

    public string Summary => "builds everything; leaves the repository root importable and out/ ready to publish";

    public async Task<int> RunAsync(string[] arguments)
    {
        CommandTable.RefuseArguments(arguments);
        string published = await ModuleBuild.RunAsync();
        Console.WriteLine($"Built {Path.GetRelativePath(Repository.Root, published)}");
        return ExitCode.Success;
    }
}
