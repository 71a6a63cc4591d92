using System.Text;
using System.Text.RegularExpressions;

namespace AdminIam.Build.Packing;

/// <summary>The module's folder as it is published.</summary>
internal static partial class PublishedModule
{
    private const string Manifest = "AdminIam.psd1";

    /// <summary>Adds what only a published module has: release notes, notices, bill of materials.</summary>
    /// <param name="files">The files, by their path in the module's folder.</param>
    /// <param name="notes">What the changelog says about this version.</param>
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
            throw new BuildFailedException($"{Manifest} has no ReleaseNotes, which the changelog's would replace.");
        var text = notes.Replace("'", "''", StringComparison.Ordinal);
        // With the mark, Windows PowerShell reads the file as UTF-8 too.
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(
            $"{manifest[..entry.Index]}ReleaseNotes = '{text}'{manifest[(entry.Index + entry.Length)..]}")];
    }

    [GeneratedRegex("ReleaseNotes += '[^']*'")]
    private static partial Regex ReleaseNotesEntry();
}
