using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdminIam.Tests.Architecture;

/// <summary>The rule that every prompt is one of ShouldProcess, whose failure in a host that cannot prompt is an error
/// with an ID of the module.</summary>
public sealed class PromptTests
{
    private const string Confirming = "ShouldProcess";
    private static readonly string[] Prompting =
        ["ShouldContinue", "Prompt", "PromptForChoice", "PromptForCredential", "ReadLine", "ReadLineAsSecureString"];

    [Fact]
    public void Every_prompt_can_be_answered_by_Confirm() => Assert.Empty(
        from file in new SourceProject("src", "AdminIam").Files
        where Path.GetFileName(file.Path) != "Questions.cs"
        from call in Prompts(file.Text)
        select $"{file.Path}: {call}");

    [Theory]
    [InlineData("class C : PSCmdlet { void M() { if (!ShouldProcess(a, b)) return; } }")]
    [InlineData("class C : PSCmdlet, IDisposable { bool M() => this.ShouldProcess(a); }")]
    [InlineData("class C : AdminCmdlet { bool M() => ShouldContinue(a, b); }")]
    [InlineData("class C(PSCmdlet cmdlet) { void M() => cmdlet.Host.UI.PromptForChoice(a, b, c, 0); }")]
    public void A_prompt_without_an_error_of_the_module_is_found(string text) => Assert.Single(Prompts(text));

    [Theory]
    [InlineData("class C : AdminCmdlet { bool M() => ShouldProcess(a, b); }")]
    [InlineData("class C : PSCmdlet { bool M() => Questions.AskOrEnd(this, a, b); }")]
    public void Other_prompts_are_not_found(string text) => Assert.Empty(Prompts(text));

    private static IEnumerable<SyntaxNode> Prompts(string text) =>
        from call in CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
        let name = $"{call.Expression}".Split('.')[^1]
        let type = call.Ancestors().OfType<TypeDeclarationSyntax>().First()
        where Prompting.Contains(name)
            || (name == Confirming && type.BaseList?.Types.Any(one => $"{one}" == "PSCmdlet") == true)
        select call;
}
