using System.Text;
using System.Text.RegularExpressions;

namespace AdminIam.Build.Help;

/// <summary>The help of a cmdlet as a Markdown page.</summary>
internal static partial class MarkdownDocument
{
    public static string Page(CmdletHelp help)
    {
        StringBuilder page = new();
        Append(page, $"# {help.Cmdlet.Name}", Escape(help.Synopsis));
        Append(page, "## Syntax");
        foreach (var set in help.Cmdlet.ParameterSets)
            Append(page, CodeBlock(SyntaxOf(help.Cmdlet, set)));
        Append(page, "## Description");
        Append(page, help.Description.Select(Escape));
        Append(page, "## Examples");
        foreach (var (index, example) in help.Examples.Index())
        {
            Append(page, $"### Example {index + 1}: {Escape(example.Title)}", CodeBlock(example.Code));
            Append(page, example.Explanation.Select(Escape));
        }

        Append(page, "## Parameters");
        foreach (var parameter in Visible(help.Cmdlet).OrderBy(parameter => parameter.Name, StringComparer.Ordinal))
            AppendParameter(page, help, parameter);
        if (help.Cmdlet.SupportsShouldProcess)
            Append(page, "### -WhatIf, -Confirm", "Preview the changes; prompt for confirmation before each change.");
        var outputs = help.Cmdlet.OutputTypes.Where(type => type.FullName != "System.Void").ToList();
        if (outputs.Count > 0)
            Append(page, "## Outputs");
        foreach (var output in outputs)
        {
            Append(
                page, $"### {Escape(TypeIdentifier.Full(output))}",
                string.Join("\n\n", help.DescriptionOf(output).Select(Escape)));
        }

        if (help.Notes.Count > 0)
            Append(page, "## Notes", Notes(help));
        string[] links = [.. LinksOf(help)];
        if (links.Length > 0)
            Append(page, "## Related links", string.Join('\n', links));
        return page.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>Returns the index of all pages.</summary>
    public static string Index(IEnumerable<CmdletHelp> cmdlets) => "# Cmdlets\n\n"
        + string.Concat(cmdlets.Select(help => $"- {Link(help.Cmdlet.Name)}: {Escape(help.Synopsis)}\n"));

    private static void AppendParameter(StringBuilder page, CmdletHelp help, ParameterMetadata parameter)
    {
        Append(page, $"### -{parameter.Name}");
        Append(page, help.DescriptionOf(parameter).Select(Escape));
        List<string> facts = [$"- Type: {TypeIdentifier.Short(parameter.Type)}"];
        if (parameter.Bindings.All(binding => binding.Mandatory))
            facts.Add("- Required");
        if (parameter.ValidValues.Count > 0)
            facts.Add($"- Values: {string.Join(", ", parameter.ValidValues)}");
        if (parameter.Aliases.Count > 0)
            facts.Add($"- Aliases: {string.Join(", ", parameter.Aliases)}");
        if (help.DefaultOf(parameter) is { Length: > 0 } value)
            facts.Add($"- Default: {Escape(value)}");
        if (parameter.Bindings.Any(binding => binding.ByValue || binding.ByPropertyName))
        {
            facts.Add(
                $"- Pipeline input: {string.Join(", ", parameter.Bindings.Select(b => b.PipelineInput).Distinct())}");
        }

        if (parameter.SupportsWildcards)
            facts.Add("- Wildcards are accepted");
        Append(page, string.Join('\n', facts));
    }

    private static string SyntaxOf(CmdletMetadata cmdlet, string set) => string.Join(' ',
    [
        cmdlet.Name,
        .. Visible(cmdlet)
            .Select(parameter => (Parameter: parameter, Binding: CmdletMetadata.BindingIn(parameter, set)))
            .Where(pair => pair.Binding is { Hidden: false })
            .OrderBy(pair => pair.Binding!.Position ?? int.MaxValue)
            .ThenByDescending(pair => pair.Binding!.Mandatory)
            .Select(pair => SyntaxOf(pair.Parameter, pair.Binding!)),
        .. (string[])(cmdlet.SupportsShouldProcess ? ["[-WhatIf]", "[-Confirm]"] : []),
        "[<CommonParameters>]",
    ]);

    private static string SyntaxOf(ParameterMetadata parameter, ParameterBinding binding)
    {
        var name = binding.Position is null ? $"-{parameter.Name}" : $"[-{parameter.Name}]";
        var syntax = parameter.IsSwitch ? name : $"{name} <{TypeIdentifier.Short(parameter.Type)}>";
        return binding.Mandatory ? syntax : $"[{syntax}]";
    }

    private static IEnumerable<ParameterMetadata> Visible(CmdletMetadata cmdlet) =>
        cmdlet.Parameters.Where(parameter => !parameter.Bindings.All(binding => binding.Hidden));

    // The items of a list follow each other without blank lines.
    private static string Notes(CmdletHelp help) => string.Join(
        '\n',
        help.Notes.Index().Select(note => note.Index > 0 && IsItem(note.Item) != IsItem(help.Notes[note.Index - 1])
            ? "\n" + Escape(note.Item)
            : Escape(note.Item)));

    private static bool IsItem(string note) => note.StartsWith("- ", StringComparison.Ordinal);

    private static IEnumerable<string> LinksOf(CmdletHelp help)
    {
        foreach (var name in help.RelatedCmdlets)
            yield return $"- {Link(name)}";
        if (help.MainAction is { } action)
            yield return $"- [AWS API reference, {action}]({RequiredActions.PageOf(action)})";
    }

    private static string Link(string cmdlet) => $"[{cmdlet}]({cmdlet}.md)";

    private static string CodeBlock(string code) => $"```powershell\n{code}\n```";

    private static void Append(StringBuilder page, params IEnumerable<string> paragraphs)
    {
        foreach (var paragraph in paragraphs)
            page.Append(paragraph).Append("\n\n");
    }

    private static string Escape(string text) => Special().Replace(text, @"\$0");

    [GeneratedRegex(@"[\\`*<\[]")]
    private static partial Regex Special();
}
