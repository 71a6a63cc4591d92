using System.Text;
using System.Xml.Linq;
using AdminIam.Build.Commands;
using AdminIam.Build.Help;
using AdminIam.Build.Staging;

namespace AdminIam.Tests.Cmdlets.Commands;

public sealed class HelpTests(BuiltModule module) : IClassFixture<BuiltModule>
{
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";

    [Fact]
    public void Every_cmdlet_has_complete_help()
    {
        var help = XDocument.Parse(Encoding.UTF8.GetString(HelpGenerator.Generate(ModuleBuild.ModuleAssembly)));

        Assert.Equal(
            module.Cmdlets.Select(cmdlet => cmdlet.Name),
            help.Descendants(Command + "details").Select(details => details.Element(Command + "name")!.Value));
    }

    [Fact]
    public void The_pages_in_docs_are_written_from_this_help()
    {
        var pages = HelpGenerator.GenerateMarkdown(ModuleBuild.ModuleAssembly);

        // 'dotnet run --project build -- docs' writes them.
        Assert.Equal(
            pages.Keys.Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(DocsCommand.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(pages, page =>
            Assert.Equal(
                Encoding.UTF8.GetString(page.Value), File.ReadAllText(Path.Combine(DocsCommand.Folder, page.Key))));
    }

    [Fact]
    public void Synopses_are_one_sentence()
    {
        var help = ReadHelp();

        Assert.All(help, cmdlet => Assert.Matches(@"^[A-Z][^.]*(\.\S[^.]*)*\.$", cmdlet.Synopsis));
    }

    [Fact]
    public void Related_links_are_cmdlets_that_there_are()
    {
        string[] names = [.. module.Cmdlets.Select(cmdlet => cmdlet.Name)];

        Assert.All(ReadHelp().SelectMany(cmdlet => cmdlet.RelatedCmdlets), name => Assert.Contains(name, names));
    }

    [Fact]
    public void Every_cmdlet_states_the_aws_actions_that_it_calls_or_that_it_calls_none() =>
        Assert.Empty(ReadHelp().Where(cmdlet => cmdlet.Notes.Count == 0).Select(cmdlet => cmdlet.Cmdlet.Name));

    [Fact]
    public void Every_cmdlet_links_others() =>
        Assert.Empty(ReadHelp().Where(cmdlet => cmdlet.RelatedCmdlets.Count == 0).Select(cmdlet => cmdlet.Cmdlet.Name));

    [Fact]
    public void Actions_depend_on_parameters_that_there_are()
    {
        var unknown =
            from cmdlet in module.Cmdlets
            from parameter in cmdlet.RequiredActions.SelectMany(required => required.Parameters)
            where cmdlet.Parameters.All(one => one.Name != parameter)
            select $"{cmdlet.Name} -{parameter}";

        Assert.Empty(unknown);
    }

    private static IReadOnlyList<CmdletHelp> ReadHelp()
    {
        using var assembly = CmdletAssembly.Open(ModuleBuild.ModuleAssembly);
        return HelpGenerator.ReadHelp(assembly, ModuleBuild.ModuleAssembly);
    }
}
