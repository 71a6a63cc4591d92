using System.Text;
using AdminIam.Build.Help;

namespace AdminIam.Tests.Build;

public sealed class MarkdownDocumentTests
{
    private const string Source = """
        /// <summary>Returns things of <c>*</c>.</summary>
        /// <remarks><para>Two kinds.</para></remarks>
        /// <example><summary>One</summary><code>Get-Thing a</code><para>The first.</para></example>
        /// <seealso cref="GetThingCommand"/>
        [Cmdlet("Get", "Thing", SupportsShouldProcess = true)]
        [OutputType(typeof(string))]
        public sealed class GetThingCommand : PSCmdlet
        {
            /// <summary>The name.</summary>
            [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)] [Alias("Id")]
            public string[] Name { get; set; }

            /// <summary>All of them.</summary>
            [Parameter] public SwitchParameter All { get; set; }

            /// <summary>Not for readers.</summary>
            [Parameter(DontShow = true)] public string Secret { get; set; }
        }
        """;

    [Theory]
    [InlineData("# Get-Thing\n\nReturns things of \\*.\n")]
    [InlineData("```powershell\nGet-Thing [-Name] <String[]> [-All] [-WhatIf] [-Confirm] [<CommonParameters>]\n```")]
    [InlineData("### Example 1: One\n\n```powershell\nGet-Thing a\n```\n\nThe first.\n")]
    [InlineData(
        "### -Name\n\nThe name.\n\n- Type: String[]\n- Required\n- Aliases: Id\n- Pipeline input: True (ByValue)\n")]
    [InlineData("## Related links\n\n- [Get-Thing](Get-Thing.md)\n")]
    public void A_page_has(string part) => Assert.Contains(part, Pages()["Get-Thing.md"], StringComparison.Ordinal);

    [Fact]
    public void A_hidden_parameter_is_left_out() =>
        Assert.DoesNotContain("Secret", Pages()["Get-Thing.md"], StringComparison.Ordinal);

    [Fact]
    public void The_list_links_every_page() =>
        Assert.Equal("# Cmdlets\n\n- [Get-Thing](Get-Thing.md): Returns things of \\*.\n", Pages()["README.md"]);

    private static Dictionary<string, string> Pages()
    {
        using CompiledCmdlets cmdlets = new(Source);
        return HelpGenerator.GenerateMarkdown(cmdlets.AssemblyPath)
            .ToDictionary(page => page.Key, page => Encoding.UTF8.GetString(page.Value));
    }
}
