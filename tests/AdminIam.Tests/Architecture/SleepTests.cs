using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdminIam.Tests.Architecture;

/// <summary>The rule that no test sleeps: it waits for what it is about, or its clock is moved.</summary>
public sealed class SleepTests
{
    private static readonly string[] Sleeping = ["Thread.Sleep", "Task.Delay"];

    [Fact]
    public void No_test_sleeps() => Assert.Empty(
        from file in new SourceProject("tests", "AdminIam.Tests").Files
        from call in CSharpSyntaxTree.ParseText(file.Text)
            .GetRoot()
            .DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
        where Sleeping.Any(name => $".{call.Expression}".EndsWith($".{name}", StringComparison.Ordinal))
        select $"{file.Path}: {call}");

    [Theory]
    [InlineData("await Task.Delay(5);")]
    [InlineData("System.Threading.Thread.Sleep(5);")]
    public void A_call_that_sleeps_is_found(string statement) => Assert.Contains(
        CSharpSyntaxTree.ParseText(statement).GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>(),
        call => Sleeping.Any(name => $".{call.Expression}".EndsWith($".{name}", StringComparison.Ordinal)));
}
