using Microsoft.CodeAnalysis;

namespace AdminIam.Clients.Generator;

/// <summary>
/// A JSON file among the additional files: a model (in <c>Models</c>) or its names (in <c>Names</c>).
/// </summary>
internal sealed record SourceFile(string Path, string? Text)
{
    private const string Models = "Models";
    private const string Names = "Names";

    public string Name => System.IO.Path.GetFileName(Path);

    public bool IsModel => FolderOf(Path) == Models;

    public static bool IsKnown(AdditionalText text) =>
        FolderOf(text.Path) is Models or Names
        && string.Equals(System.IO.Path.GetExtension(text.Path), ".json", StringComparison.OrdinalIgnoreCase);

    public static SourceFile Read(AdditionalText text, CancellationToken cancellationToken) =>
        new(text.Path, text.GetText(cancellationToken)?.ToString());

    private static string? FolderOf(string path) =>
        System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(path));
}
