using System.Globalization;
using System.Text.RegularExpressions;

namespace AdminIam.Build.Packing;

/// <summary>The section of the changelog about a version.</summary>
/// <param name="Text">The entries, as Markdown.</param>
/// <param name="Date">The day of the release, or null before the release.</param>
internal sealed partial record ReleaseNotes(string Text, DateOnly? Date)
{
    /// <summary>Reads the section of a version or, if there is none yet, the section Unreleased.</summary>
    /// <param name="changelog">A changelog in the format of Keep a Changelog.</param>
    /// <param name="version">The version.</param>
    /// <exception cref="BuildFailedException">The changelog contains neither section.</exception>
    public static ReleaseNotes Read(string changelog, string version)
    {
        var sections = Section().Matches(changelog.ReplaceLineEndings("\n")).ToList();
        var section = sections.Find(s => s.Groups["name"].Value == version)
            ?? sections.Find(s => s.Groups["name"].Value == "Unreleased")
            ?? throw new BuildFailedException($"CHANGELOG.md has neither a section [{version}] nor [Unreleased].");
        return new ReleaseNotes(
            section.Groups["text"].Value.Trim('\n'),
            section.Groups["date"] is { Success: true, Value: var date }
                ? DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture)
                : null);
    }

    [GeneratedRegex(@"^## \[(?<name>[^\]]+)\]( - (?<date>\S+))?[^\n]*\n(?<text>.*?)(?=^## |^\[[^\]]+\]: |\z)",
        RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Section();
}
