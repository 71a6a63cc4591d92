using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AdminIam.Build.Help;

/// <summary>The documentation comments of a cmdlet, and what they lack.</summary>
internal sealed partial class CmdletHelp
{
    private readonly XmlDocumentation _documentation;
    private readonly DocumentationText _text;

    /// <param name="all">All cmdlets of the assembly, which the help can link.</param>
    public CmdletHelp(
        CmdletMetadata cmdlet, IReadOnlyList<CmdletMetadata> all, XmlDocumentation documentation,
        DocumentationText text)
    {
        _documentation = documentation;
        _text = text;
        Cmdlet = cmdlet;
        var member = documentation.Of(cmdlet.Type);
        Synopsis = text.Line(member.Element("summary"));
        Description = text.Paragraphs(member.Element("remarks"));
        Examples = [.. member.Elements("example").Select(ReadExample)];
        Notes = RequiredActions.Describe(cmdlet.Name, cmdlet.RequiredActions);
        RelatedCmdlets =
        [
            .. member.Elements("seealso").Attributes("cref").Select(cref => text.Reference(cref.Value))
                .Concat(FindRelated(all)).Distinct(),
        ];
    }

    public CmdletMetadata Cmdlet { get; }

    public string Synopsis { get; }

    public IReadOnlyList<string> Description { get; }

    public IReadOnlyList<HelpExample> Examples { get; }

    public IReadOnlyList<string> Notes { get; }

    /// <summary>The cmdlets of <c>seealso</c> elements, then those with the same noun, and those that the description
    /// and the examples name.</summary>
    public IReadOnlyList<string> RelatedCmdlets { get; }

    /// <summary>The about topics that the description and the parameters name.</summary>
    public IEnumerable<string> RelatedTopics => Description.Concat(Cmdlet.Parameters.SelectMany(DescriptionOf))
        .SelectMany(text => TopicName().Matches(text)).Select(match => match.Value).Distinct()
        .Order(StringComparer.Ordinal);

    /// <summary>The first action that does not depend on a parameter, or the first one; null if the cmdlet calls
    /// none.</summary>
    public string? MainAction => Cmdlet.RequiredActions.OrderBy(required => required.DependsOnParameter)
        .SelectMany(required => required.Actions).FirstOrDefault();

    public IReadOnlyList<string> DescriptionOf(ParameterMetadata parameter)
    {
        var stated = _text.Paragraphs(_documentation.Of(parameter.Property).Element("summary"));
        return parameter.ColumnNames is null || stated.Count == 0
            ? stated
            : [
                .. stated,
                $"A row can specify it in the column {OneOf([.. parameter.ColumnNames.Distinct()])}.",
            ];
    }

    /// <summary>The documented default value; empty if there is none.</summary>
    public string DefaultOf(ParameterMetadata parameter) =>
        _text.Line(_documentation.Of(parameter.Property).Element("value"));

    public IReadOnlyList<string> DescriptionOf(Type type) =>
        _text.Paragraphs(_documentation.Of(type).Element("summary"));

    /// <summary>Returns one message for each missing part of the help.</summary>
    public IEnumerable<string> FindGaps()
    {
        if (Synopsis.Length == 0)
            yield return $"{Cmdlet.Name} has no synopsis: its class has no <summary>.";
        if (Description.Count == 0)
            yield return $"{Cmdlet.Name} has no description: its class has no <remarks>.";
        if (Examples.Count == 0)
            yield return $"{Cmdlet.Name} has no example: its class has no <example>.";
        foreach (var example in Examples.Where(e => e.Title.Length == 0 || e.Code.Length == 0))
            yield return $"{Cmdlet.Name} has an example without <summary> or <code>: '{example.Title}{example.Code}'.";
        foreach (var parameter in Cmdlet.Parameters.Where(p => DescriptionOf(p).Count == 0))
            yield return $"{Cmdlet.Name} -{parameter.Name} is not documented: its property has no <summary>.";
    }

    private static string OneOf(string[] names) => names.Length == 1
        ? names[0]
        : $"{string.Join(", ", names[..^1])} or {names[^1]}";

    private IEnumerable<string> FindRelated(IReadOnlyList<CmdletMetadata> all)
    {
        var named = Description
            .Concat(Examples.SelectMany(example => example.Explanation.Append(example.Code)))
            .SelectMany(text => CmdletName().Matches(text))
            .Select(match => match.Value)
            .ToHashSet(StringComparer.Ordinal);
        return all.Where(other => other != Cmdlet)
            .Where(other => other.Noun == Cmdlet.Noun || named.Contains(other.Name))
            .OrderByDescending(other => other.Noun == Cmdlet.Noun)
            .Select(other => other.Name);
    }

    [GeneratedRegex(@"\b[A-Z][a-z]+-[A-Z][A-Za-z]+\b")]
    private static partial Regex CmdletName();

    [GeneratedRegex(@"\babout_[A-Za-z_]+\b")]
    private static partial Regex TopicName();

    private HelpExample ReadExample(XElement element) => new(
        _text.Line(element.Element("summary")),
        DocumentationText.Code(element.Element("code")),
        [.. element.Elements("para").SelectMany(_text.Paragraphs)]);
}
