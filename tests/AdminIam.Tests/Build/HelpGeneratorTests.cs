using System.Text;
using System.Xml.Linq;
using AdminIam.Build;
using AdminIam.Build.Help;

namespace AdminIam.Tests.Build;

public sealed class HelpGeneratorTests
{
    private const string Base = """
        public abstract class SampleCmdlet : PSCmdlet
        {
            /// <summary>The profile to use.</summary>
            [Parameter] public string ProfileName { get; set; }
        }
        /// <summary>What comes out.</summary>
        public sealed class Thing { }
        [System.AttributeUsage(System.AttributeTargets.Class, AllowMultiple = true)]
        public sealed class RequiresActionsAttribute(params string[] actions) : System.Attribute
        {
            public string[] Actions { get; } = actions;
            public string[] Parameters { get; set; } = [];
            public string When { get; set; } = "";
            public string Otherwise { get; set; } = "";
        }

        """;

    private const string Documented = """
        /// <summary>Makes a thing.</summary>
        /// <remarks><para>Makes it as <see cref="RemoveThingCommand"/> unmakes it,
        /// but <c>-Count</c> times: see <see cref="Count"/>.</para><para>Nothing else.</para></remarks>
        /// <example><summary>Make two</summary>
        /// <code>
        /// New-Thing a -Count 2 |
        ///     Out-Null
        /// </code>
        /// <para>Both are made.</para></example>
        /// <seealso cref="RemoveThingCommand"/>
        [Cmdlet(
            "New", "Thing", SupportsShouldProcess = true, DefaultParameterSetName = "Second",
            HelpUri = "https://example.com/New-Thing.md")]
        [OutputType(typeof(Thing))]
        [RequiresActions("iam:TagUser", Parameters = new[] { "Kind", "Count" })]
        [RequiresActions("iam:CreateUser", "iam:GetUser")]
        [RequiresActions("iam:ListUsers", When = "for names with wildcards", Otherwise = "nothing is suggested")]
        [RequiresActions("iam:UpdateUser", Parameters = new[] { "Now" }, When = "for users")]
        public sealed class NewThingCommand : SampleCmdlet
        {
            /// <summary>The name.</summary>
            [Parameter(ParameterSetName = "First", Mandatory = true, Position = 0, ValueFromPipeline = true)]
            [Alias("Id", "Key")]
            public string Name { get; set; }

            /// <summary>The names.</summary>
            [Parameter(ParameterSetName = "Second", ValueFromPipelineByPropertyName = true)]
            public string[] Names { get; set; }

            /// <summary>How many.</summary>
            /// <value>1</value>
            [Parameter] public int? Count { get; set; }

            /// <summary>The kind. See about_Things_Kinds.</summary>
            [Parameter, ValidateSet("Soft", "Hard")] public string Kind { get; set; }

            /// <summary>Whether at once.</summary>
            [Parameter] public SwitchParameter Now { get; set; }
        }

        /// <summary>Unmakes a thing.</summary>
        /// <remarks>For good.</remarks>
        /// <example><summary>Unmake</summary><code>Remove-Thing a*</code></example>
        [Cmdlet("Remove", "Thing")]
        [RequiresActions]
        public sealed class RemoveThingCommand : SampleCmdlet
        {
            /// <summary>The name.</summary>
            [Parameter, SupportsWildcards] public string Name { get; set; }
        }
        """;

    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    [Fact]
    public void References_are_shown_as_cmdlets_and_parameters()
    {
        var help = HelpOf("New-Thing");

        Assert.Equal(
            ["Makes it as Remove-Thing unmakes it, but -Count times: see -Count.", "Nothing else."],
            help.Element(Maml + "description")!.Elements(Maml + "para").Select(para => para.Value));
    }

    [Fact]
    public void Links_are_the_page_related_cmdlets_and_topics_and_the_page_about_the_first_unconditional_action()
    {
        var links = HelpOf("New-Thing").Descendants(Maml + "navigationLink")
            .Select(link => $"{link.Element(Maml + "linkText")!.Value} {link.Element(Maml + "uri")!.Value}".TrimEnd());

        Assert.Equal(
            [
                "Online Version: https://example.com/New-Thing.md",
                "Remove-Thing",
                "about_Things_Kinds",
                "AWS API reference, iam:CreateUser: "
                    + "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html",
            ],
            links);
    }

    [Fact]
    public void Notes_list_the_actions_by_what_causes_them() => Assert.Equal(
        [
            "AWS actions:",
            "- iam:CreateUser, iam:GetUser",
            "- With -Kind or -Count: iam:TagUser",
            "- For names with wildcards: iam:ListUsers (optional; otherwise nothing is suggested)",
            "- With -Now, for users: iam:UpdateUser",
            "Get-AdminCommandPermission New-Thing -AsPolicy returns the policy that allows them.",
        ],
        NotesOf("New-Thing"));

    [Fact]
    public void Notes_say_that_a_cmdlet_requires_no_permissions() =>
        Assert.Equal(["Remove-Thing requires no AWS permissions."], NotesOf("Remove-Thing"));

    [Fact]
    public void Examples_keep_their_lines_and_lose_the_comments_indentation()
    {
        var example = HelpOf("New-Thing").Descendants(Command + "example").Single();

        Assert.Equal("-------- Example 1: Make two --------", example.Element(Maml + "title")!.Value);
        Assert.Equal("New-Thing a -Count 2 |\n    Out-Null", example.Element(Dev + "code")!.Value);
        Assert.Equal("Both are made.", example.Element(Dev + "remarks")!.Value);
    }

    [Fact]
    public void Code_that_starts_beside_its_element_keeps_its_indentation()
    {
        var example = XElement.Parse(
            "<example>\n        <code>Get-Thing |\n            Out-Null\n        New-Thing</code></example>",
            LoadOptions.PreserveWhitespace);

        Assert.Equal("Get-Thing |\n    Out-Null\nNew-Thing", DocumentationText.Code(example.Element("code")));
    }

    [Fact]
    public void An_example_ends_with_an_empty_paragraph_because_PowerShell_separates_nothing() =>
        Assert.Equal("", HelpOf("New-Thing").Descendants(Dev + "remarks").Single().Elements().Last().Value);

    [Fact]
    public void The_default_parameter_set_comes_first_and_sets_have_their_own_parameters()
    {
        XElement[] sets = [.. HelpOf("New-Thing").Descendants(Command + "syntaxItem")];

        Assert.Equal(2, sets.Length);
        Assert.Equal(["Names", "Count", "Kind", "Now", "ProfileName", "WhatIf", "Confirm"], NamesIn(sets[0]));
        Assert.Equal(["Name", "Count", "Kind", "Now", "ProfileName", "WhatIf", "Confirm"], NamesIn(sets[1]));
    }

    [Fact]
    public void Only_cmdlets_that_support_ShouldProcess_have_WhatIf() =>
        Assert.Equal(["Name", "ProfileName"], NamesIn(HelpOf("Remove-Thing").Element(Command + "parameters")!));

    [Theory]
    [InlineData("Name", "required", "true")]
    [InlineData("Name", "position", "0")]
    [InlineData("Name", "pipelineInput", "True (ByValue)")]
    [InlineData("Name", "aliases", "Id, Key")]
    [InlineData("Names", "required", "false")]
    [InlineData("Names", "variableLength", "true")]
    [InlineData("Names", "position", "named")]
    [InlineData("Names", "pipelineInput", "True (ByPropertyName)")]
    [InlineData("Names", "aliases", "none")]
    [InlineData("Names", "globbing", "false")]
    public void Parameters_show_how_they_bind(string parameter, string attribute, string expected) =>
        Assert.Equal(expected, ParameterOf("New-Thing", parameter).Attribute(attribute)!.Value);

    [Theory]
    [InlineData("Count", "Int32", "1")]
    [InlineData("Kind", "String", "None")]
    [InlineData("Names", "String[]", "None")]
    [InlineData("Now", "SwitchParameter", "False")]
    public void Parameters_show_their_type_and_default(string parameter, string type, string defaultValue)
    {
        var element = ParameterOf("New-Thing", parameter);

        Assert.Equal(type, element.Element(Command + "parameterValue")!.Value);
        Assert.Equal(defaultValue, element.Element(Dev + "defaultValue")!.Value);
    }

    [Fact]
    public void Wildcards_and_valid_values_are_shown()
    {
        var kind = HelpOf("New-Thing").Descendants(Command + "syntaxItem").First()
            .Elements(Command + "parameter").Single(p => p.Element(Maml + "name")!.Value == "Kind");

        Assert.Equal("true", ParameterOf("Remove-Thing", "Name").Attribute("globbing")!.Value);
        Assert.Equal(
            ["Soft", "Hard"],
            kind.Element(Command + "parameterValueGroup")!.Elements().Select(value => value.Value));
    }

    [Fact]
    public void Inherited_parameters_have_the_documentation_of_the_base_class() => Assert.Equal(
        "The profile to use.", ParameterOf("Remove-Thing", "ProfileName").Element(Maml + "description")!.Value);

    [Fact]
    public void Outputs_are_described_by_their_type()
    {
        var output = HelpOf("New-Thing").Descendants(Command + "returnValue").Single();

        Assert.Equal("Thing", output.Element(Dev + "type")!.Element(Maml + "name")!.Value);
        Assert.Equal("What comes out.", output.Element(Maml + "description")!.Value);
    }

    [Theory]
    [InlineData("<summary>Makes a thing.</summary>", "New-Thing has no synopsis")]
    [InlineData("<remarks>For good.</remarks>", "Remove-Thing has no description")]
    [InlineData(
        "<example><summary>Unmake</summary><code>Remove-Thing a*</code></example>", "Remove-Thing has no example")]
    [InlineData("<code>Remove-Thing a*</code>", "Remove-Thing has an example without <summary> or <code>: 'Unmake'")]
    [InlineData("<summary>How many.</summary>", "New-Thing -Count is not documented")]
    [InlineData("<summary>The profile to use.</summary>", "Remove-Thing -ProfileName is not documented")]
    public void Missing_documentation_fails_the_build_and_is_named(string removed, string message)
    {
        using CompiledCmdlets cmdlets = new((Base + Documented).Replace(removed, "", StringComparison.Ordinal));

        var failure = Assert.Throws<BuildFailedException>(() => cmdlets.GenerateHelp());

        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> NamesIn(XElement parameters) =>
        parameters.Elements(Command + "parameter").Select(parameter => parameter.Element(Maml + "name")!.Value);

    private static XElement ParameterOf(string cmdlet, string parameter) => HelpOf(cmdlet)
        .Element(Command + "parameters")!.Elements().Single(p => p.Element(Maml + "name")!.Value == parameter);

    private static IEnumerable<string> NotesOf(string cmdlet) => HelpOf(cmdlet)
        .Element(Maml + "alertSet")!.Elements(Maml + "alert").Elements(Maml + "para").Select(para => para.Value);

    private static XElement HelpOf(string cmdlet)
    {
        using CompiledCmdlets cmdlets = new(Base + Documented);
        return XDocument.Parse(Encoding.UTF8.GetString(cmdlets.GenerateHelp()))
            .Descendants(Command + "command")
            .Single(c => c.Element(Command + "details")!.Element(Command + "name")!.Value == cmdlet);
    }
}
