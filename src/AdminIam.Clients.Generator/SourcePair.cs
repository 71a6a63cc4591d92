using System.Collections.Immutable;

namespace AdminIam.Clients.Generator;

/// <summary>A model and its names, which have the same file name. One of them may be missing.</summary>
internal sealed record SourcePair(SourceFile? Model, SourceFile? Names)
{
    public static IEnumerable<SourcePair> Match(ImmutableArray<SourceFile> files) => files
        .GroupBy(f => f.Name, StringComparer.Ordinal)
        .OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => new SourcePair(g.FirstOrDefault(f => f.IsModel), g.FirstOrDefault(f => !f.IsModel)));
}
