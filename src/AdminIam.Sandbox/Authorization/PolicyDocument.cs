using System.Collections.Concurrent;
using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Authorization;

/// <summary>A policy document.</summary>
/// <param name="Version">The version of the policy language, which is 2008-10-17 in a document without one.</param>
/// <param name="Statements">The statements in their order.</param>
internal sealed record PolicyDocument(string Version, IReadOnlyList<PolicyStatement> Statements)
{
    public const string CurrentVersion = "2012-10-17";
    public const string FirstVersion = "2008-10-17";

    private const int CachedDocuments = 2048;
    private const int LongestCachedDocument = 32 * 1024;
    private static readonly ConcurrentDictionary<string, PolicyDocument> Parsed = new(StringComparer.Ordinal);

    /// <summary>In a document of the first version policy variables are plain text.</summary>
    public bool SupportsVariables => Version == CurrentVersion;

    /// <summary>Parses a document, which may be one that was parsed before.</summary>
    /// <exception cref="CommonException">The document has syntax errors.</exception>
    public static PolicyDocument Parse(string text)
    {
        if (Parsed.TryGetValue(text, out var parsed))
            return parsed;
        if (text.Length > LongestCachedDocument)
            return PolicyGrammar.Read(text);
        if (Parsed.Count >= CachedDocuments)
            Parsed.Clear();
        return Parsed.GetOrAdd(text, PolicyGrammar.Read);
    }
}
