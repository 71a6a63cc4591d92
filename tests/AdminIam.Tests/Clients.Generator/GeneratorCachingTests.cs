using AdminIam.Clients.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AdminIam.Tests.Clients.Generator;

public sealed class GeneratorCachingTests
{
    [Fact]
    public void Editing_the_project_s_code_generates_nothing_again()
    {
        var edited = GeneratorRun.EmptyCompilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class C;"));

        var again = GeneratorRun.StartTiny().RunGenerators(edited);

        Assert.All(Reasons(again), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void Editing_the_model_changes_only_the_files_it_touches()
    {
        var names = GeneratorRun.Names(GeneratorRun.TinyNames);
        var model = GeneratorRun.Model(GeneratorRun.TinyModel);
        var driver = GeneratorRun.Start(model, names);
        var edited = GeneratorRun.Model(
            GeneratorRun.TinyModel.Replace("\"plain\"", "\"simple\"", StringComparison.Ordinal));

        var reasons = Reasons(driver.ReplaceAdditionalText(model, edited).RunGenerators(GeneratorRun.EmptyCompilation));

        Assert.Single(reasons, IncrementalStepRunReason.Modified);
        Assert.All(
            reasons,
            r => Assert.True(
                r is IncrementalStepRunReason.Modified or IncrementalStepRunReason.Unchanged, r.ToString()));
    }

    private static List<IncrementalStepRunReason> Reasons(GeneratorDriver driver)
    {
        var steps = driver.Result().TrackedSteps[ClientGenerator.OutputStep];
        return [.. steps.SelectMany(s => s.Outputs).Select(o => o.Reason)];
    }
}
