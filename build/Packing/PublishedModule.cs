using System.Text;
using System.Text.RegularExpressions;

namespace AdminIam.Build.Packing;

/// <summary>The contents of the published module folder.</summary>
internal static partial class PublishedModule
{
    private const string Manifest = "AdminIam.psd1";

    /// <summary>Adds the release notes, the notices and the bill of materials.</summary>
    /// <param name="files">The files, by their path in the module's folder.</param>
    /// <param name="notes">The section of the changelog about this version.</param>
    public static IReadOnlyDictionary<string, byte[]> Complete(
        IReadOnlyDictionary<string, byte[]> files, ReleaseNotes notes)
    {
        Dictionary<string, byte[]> complete = new(files)
        {
            [Manifest] = WithReleaseNotes(Encoding.UTF8.GetString(files[Manifest]), notes.Text),
        };
        complete[ThirdPartyNotices.FileName] = ThirdPartyNotices.Create(ModuleContents.Read(complete));
        complete[SoftwareBill.FileName] = SoftwareBill.Create(ModuleContents.Read(complete));
        return complete;
    }

    private static byte[] WithReleaseNotes(string manifest, string notes)
    {
        var entry = ReleaseNotesEntry().Match(manifest);
        if (!entry.Success)
            throw new BuildFailedException($"{Manifest} has no ReleaseNotes to replace by those of the changelog.");
        var text = notes.Replace("'", "''", StringComparison.Ordinal);
        // Windows PowerShell 5.1 reads only files with a byte order mark as UTF-8.
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(
            $"{manifest[..entry.Index]}ReleaseNotes = '{text}'{manifest[(entry.Index + entry.Length)..]}")];
    }

    [GeneratedRegex("ReleaseNotes += '[^']*'")]
    private static partial Regex ReleaseNotesEntry();
}
