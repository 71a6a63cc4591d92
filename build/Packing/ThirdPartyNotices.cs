using System.Text;
using System.Text.RegularExpressions;

namespace AdminIam.Build.Packing;

/// <summary>The notices that the licenses of the third-party components require.</summary>
internal static partial class ThirdPartyNotices
{
    public const string FileName = "THIRD-PARTY-NOTICES.txt";

    private const string Introduction = """
        AdminIam contains third-party components. They are listed below with versions, licenses, copyrights and files,
        followed by the texts of the licenses and by the notices of the components' own third-party components.

        """;

    public static byte[] Create(ModuleContents contents)
    {
        StringBuilder text = new(Normalize(Introduction));
        foreach (var component in contents.Components)
            text.Append('\n').Append(Describe(component, contents)).Append('\n');
        AppendTexts(text, "License of", contents.Components.Select(c => (c.LicenseText, c.ToString())));
        AppendTexts(text, "Notice of", contents.Components.Where(c => c.Notices is not null)
            .SelectMany(c => SplitNotices(c.Notices!).Select(notice => (notice, c.ToString()))));
        // Windows PowerShell 5.1 reads files without a byte order mark in the code page of the computer.
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static string Describe(ThirdPartyComponent component, ModuleContents contents)
    {
        var files = contents.FilesOf(component).Select(file => file.Path);
        string?[] lines =
        [
            $"{component}, {component.License}",
            component.Copyright,
            component.ProjectUrl,
            .. files.DefaultIfEmpty("Compiled into AdminIam's own assemblies."),
        ];
        return string.Join("\n    ", lines.Where(line => !string.IsNullOrEmpty(line)));
    }

    /// <summary>Writes each text once, with the names of its components.</summary>
    private static void AppendTexts(
        StringBuilder output, string title, IEnumerable<(string Text, string Component)> texts)
    {
        foreach (var group in texts.GroupBy(pair => Normalize(pair.Text).Trim('\n')))
        {
            var heading = $"{title} {string.Join(", ", group.Select(pair => pair.Component).Distinct())}";
            output.Append('\n').Append('=', 80).Append('\n').Append(heading).Append('\n').Append('=', 80)
                .Append("\n\n").Append(group.Key).Append('\n');
        }
    }

    // The packages of .NET contain one file with many notices, most of which are the same in all of them.
    private static IEnumerable<string> SplitNotices(string notices) =>
        NoticeStart().Split(Normalize(notices)).Skip(1).Where(part => part.Trim().Length > 0);

    private static string Normalize(string text) =>
        string.Join('\n', text.Trim('\uFEFF').ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()));

    [GeneratedRegex("^(?=License notice for )", RegexOptions.Multiline)]
    private static partial Regex NoticeStart();
}
