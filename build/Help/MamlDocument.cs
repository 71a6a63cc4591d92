using System.Xml.Linq;

namespace AdminIam.Build.Help;

/// <summary>The MAML that Get-Help reads.</summary>
internal static class MamlDocument
{
    private static readonly XNamespace Help = "http://msh";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    private static readonly (string Name, string Alias, string Text)[] ShouldProcessParameters =
    [
        ("WhatIf", "wi", "Shows what would happen if the command runs. The command is not run."),
        ("Confirm", "cf", "Prompts for confirmation before each change."),
    ];

    public static XDocument Create(IEnumerable<CmdletHelp> cmdlets) => new(
        new XElement(Help + "helpItems", new XAttribute("schema", "maml"), cmdlets.Select(CommandOf)));

    private static XElement CommandOf(CmdletHelp help) => new(
        Command + "command",
        new XAttribute(XNamespace.Xmlns + "maml", Maml),
        new XAttribute(XNamespace.Xmlns + "command", Command),
        new XAttribute(XNamespace.Xmlns + "dev", Dev),
        new XElement(
            Command + "details",
            new XElement(Command + "name", help.Cmdlet.Name),
            new XElement(Command + "verb", help.Cmdlet.Verb),
            new XElement(Command + "noun", help.Cmdlet.Noun),
            new XElement(Maml + "description", Paragraph(help.Synopsis))),
        new XElement(Maml + "description", help.Description.Select(Paragraph)),
        new XElement(Command + "syntax", help.Cmdlet.ParameterSets.Select(set => SyntaxOf(help, set))),
        new XElement(
            Command + "parameters",
            help.Cmdlet.Parameters.Where(p => !p.Bindings.All(b => b.Hidden))
                .OrderBy(p => p.Name, StringComparer.Ordinal)
                .Select(p => Parameter(help, p, Summarize(p), inSyntax: false)),
            ShouldProcess(help.Cmdlet, inSyntax: false)),
        new XElement(
            Command + "inputTypes",
            help.Cmdlet.Parameters.Where(p => p.Bindings.Any(b => b.ByValue)).Select(p => new XElement(
                Command + "inputType", TypeOf(TypeIdentifier.Full(p.Type)), Description(help.DescriptionOf(p))))),
        new XElement(
            Command + "returnValues",
            help.Cmdlet.OutputTypes.Where(type => type.FullName != "System.Void").Select(type => new XElement(
                Command + "returnValue", TypeOf(TypeIdentifier.Full(type)), Description(help.DescriptionOf(type))))),
        NotesOf(help),
        new XElement(Command + "examples", help.Examples.Select(ExampleOf)),
        new XElement(Command + "relatedLinks", LinksOf(help)));

    // PowerShell shows them as NOTES.
    private static XElement? NotesOf(CmdletHelp help) => help.Notes.Count == 0
        ? null
        : new XElement(Maml + "alertSet", new XElement(Maml + "alert", help.Notes.Select(Paragraph)));

    private static IEnumerable<XElement> LinksOf(CmdletHelp help)
    {
        // Get-Help -Online opens the first one that has a URL.
        if (help.Cmdlet.HelpUri is { } page)
            yield return Link("Online Version:", page);
        foreach (var name in help.RelatedCmdlets.Concat(help.RelatedTopics))
            yield return Link(name, null);
        if (help.MainAction is { } action)
            yield return Link($"AWS API reference, {action}:", RequiredActions.PageOf(action).AbsoluteUri);
    }

    private static XElement Link(string text, string? uri) => new(
        Maml + "navigationLink", new XElement(Maml + "linkText", text), new XElement(Maml + "uri", uri));

    private static XElement SyntaxOf(CmdletHelp help, string set) => new(
        Command + "syntaxItem",
        new XElement(Maml + "name", help.Cmdlet.Name),
        help.Cmdlet.Parameters
            .Select(parameter => (Parameter: parameter, Binding: CmdletMetadata.BindingIn(parameter, set)))
            .Where(pair => pair.Binding is { Hidden: false })
            .OrderBy(pair => pair.Binding!.Position ?? int.MaxValue)
            .ThenByDescending(pair => pair.Binding!.Mandatory)
            .Select(pair => Parameter(help, pair.Parameter, pair.Binding!, inSyntax: true)),
        ShouldProcess(help.Cmdlet, inSyntax: true));

    // The parameter list has one entry for all sets, which combines the properties of all of them.
    private static ParameterBinding Summarize(ParameterMetadata parameter) => parameter.Bindings[0] with
    {
        Position = parameter.Bindings.Select(b => b.Position).FirstOrDefault(position => position is not null),
        Mandatory = parameter.Bindings.All(b => b.Mandatory),
        ByValue = parameter.Bindings.Any(b => b.ByValue),
        ByPropertyName = parameter.Bindings.Any(b => b.ByPropertyName),
    };

    private static XElement Parameter(
        CmdletHelp help, ParameterMetadata parameter, ParameterBinding binding, bool inSyntax)
    {
        var defaultValue = help.DefaultOf(parameter) is { Length: > 0 } stated ? stated
            : parameter.IsSwitch ? "False" : "None";
        return new XElement(
            Command + "parameter",
            ParameterAttributes(
                binding.Mandatory, parameter.IsList, parameter.SupportsWildcards, binding.PipelineInput,
                binding.PositionText, parameter.Aliases),
            new XElement(Maml + "name", parameter.Name),
            Description(help.DescriptionOf(parameter)),
            inSyntax && parameter.ValidValues.Count > 0 ? ValueGroup(parameter.ValidValues) : null,
            inSyntax && parameter.IsSwitch
                ? null
                : ParameterValue(TypeIdentifier.Short(parameter.Type), parameter.IsList),
            TypeOf(TypeIdentifier.Full(parameter.Type)),
            new XElement(Dev + "defaultValue", defaultValue));
    }

    private static IEnumerable<XElement> ShouldProcess(CmdletMetadata cmdlet, bool inSyntax) =>
        ShouldProcessParameters.Where(_ => cmdlet.SupportsShouldProcess).Select(parameter => new XElement(
            Command + "parameter",
            ParameterAttributes(false, false, false, "False", "named", [parameter.Alias]),
            new XElement(Maml + "name", parameter.Name),
            Description([parameter.Text]),
            inSyntax ? null : ParameterValue("SwitchParameter", isList: false),
            TypeOf("System.Management.Automation.SwitchParameter"),
            new XElement(Dev + "defaultValue", "False")));

    private static XAttribute[] ParameterAttributes(
        bool required,
        bool isList,
        bool globbing,
        string pipelineInput,
        string position,
        IReadOnlyList<string> aliases) =>
    [
        new("required", required),
        new("variableLength", isList),
        new("globbing", globbing),
        new("pipelineInput", pipelineInput),
        new("position", position),
        new("aliases", aliases.Count == 0 ? "none" : string.Join(", ", aliases)),
    ];

    private static XElement ValueGroup(IEnumerable<string> values) => new(
        Command + "parameterValueGroup",
        values.Select(value => new XElement(
            Command + "parameterValue",
            new XAttribute("required", false), new XAttribute("variableLength", false), value)));

    private static XElement ParameterValue(string type, bool isList) => new(
        Command + "parameterValue",
        new XAttribute("required", true), new XAttribute("variableLength", isList), type);

    // PowerShell shows titles as they are and nothing between two examples. Dashes around the title and an empty
    // paragraph at the end separate them, as in the help of PowerShell's own cmdlets.
    private static XElement ExampleOf(HelpExample example, int index) => new(
        Command + "example",
        new XElement(Maml + "title", $"-------- Example {index + 1}: {example.Title} --------"),
        new XElement(Dev + "code", example.Code),
        new XElement(Dev + "remarks", example.Explanation.Append("").Select(Paragraph)));

    private static XElement TypeOf(string name) =>
        new(Dev + "type", new XElement(Maml + "name", name), new XElement(Maml + "uri"));

    private static XElement Description(IEnumerable<string> paragraphs) =>
        new(Maml + "description", paragraphs.Select(Paragraph));

    private static XElement Paragraph(string text) => new(Maml + "para", text);
}
