using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Iam.Policies.Documents;

/// <summary>A policy document from an argument or a file: its JSON, and its name in messages.</summary>
public sealed class PolicySource
{
    /// <summary>The maximum number of characters of the API (policyDocumentType of IAM). The size quota is much
    /// lower.</summary>
    internal const int LongestText = 131_072;

    /// <summary>The maximum number of warnings. Many warnings usually have the same cause.</summary>
    private const int MaximumWarnings = 5;
    private static readonly char[] WhiteSpace = [' ', '\t', '\r', '\n'];
    private readonly string _text;
    private readonly string? _file;
    private readonly bool _isText;
    private readonly Lazy<PolicyReport> _report;

    private PolicySource(string text, string? file, bool isText)
    {
        // The byte order mark is not part of the text.
        _text = text.Length > 0 && text[0] == '\uFEFF' ? text.Substring(1) : text;
        _file = file;
        _isText = isText;
        // IAM rejects a document that does not start with a brace: "JSON strings must not have leading spaces".
        Json = _text.TrimStart(WhiteSpace);
        Size = Json.Count(c => !char.IsWhiteSpace(c));
        _report = new(() => PolicyReport.Of(Json));
    }

    /// <summary>The JSON to send, without leading white space.</summary>
    public string Json { get; }

    /// <summary>The size for the quotas of IAM: characters without white space.</summary>
    public int Size { get; }

    /// <summary>
    /// The warnings about content that IAM may reject or that is probably a mistake, with positions. Empty for a
    /// document that <see cref="Check(string, int)"/> refuses.
    /// </summary>
    public IReadOnlyList<string> Warnings
    {
        get
        {
            if (IsTooLong)
                return [];
            var warnings = _report.Value.Warnings;
            var shown = warnings.Take(MaximumWarnings)
                .Select(warning => $"{Describe(warning.Place)}: {warning.Message}")
                .ToList();
            if (warnings.Count > MaximumWarnings)
            {
                shown.Add(
                    warnings.Count - MaximumWarnings == 1
                        ? "There is 1 more warning."
                        : $"There are {warnings.Count - MaximumWarnings} more warnings.");
            }

            return shown;
        }
    }

    private bool IsTooLong => Json.Length > LongestText;

    /// <summary>Creates a document from JSON.</summary>
    public static PolicySource FromText(string json) => new(json, null, isText: true);

    /// <summary>Creates a document from dictionaries, lists, strings and so on.</summary>
    /// <exception cref="AdminException">The document contains a value that JSON does not support.</exception>
    public static PolicySource FromValue(object? value) => new(PolicyJson.Write(value), null, isText: false);

    /// <summary>Reads a document from a file in UTF-8, or in UTF-16 or UTF-32 with a byte order mark.</summary>
    /// <exception cref="AdminException">The file cannot be read or is too large.</exception>
    public static PolicySource FromFile(string path) => new(PolicyFile.ReadText(path), path, isText: true);

    /// <summary>Refuses content that IAM always rejects, with its position. The size is checked first.</summary>
    /// <param name="policyName">The name of the policy.</param>
    /// <param name="sizeQuota">The maximum number of characters without white space.</param>
    public void Check(string policyName, int sizeQuota) =>
        Check($"The policy '{policyName}'", policyName, DocumentLimits.OfManagedPolicy(sizeQuota));

    /// <summary>Refuses content that IAM always rejects, with its position. The size is checked first.</summary>
    /// <param name="subject">The beginning of errors about the size, such as <c>The policy 'Deploy'</c>.</param>
    /// <param name="target">The name of the record.</param>
    /// <param name="limits">The maximum sizes.</param>
    internal void Check(string subject, string target, DocumentLimits limits)
    {
        if (Size > limits.Size || Json.Length > limits.Length || IsTooLong)
        {
            throw new AdminException(
                "PolicyTooLarge", ErrorKind.LimitExceeded, target,
                $"{subject} has {Size} characters without white space, {Json.Length} with it.",
                $"{limits.Noun} can have {limits.Size} without and {limits.Length} with white space. {limits.Advice}");
        }

        if (_report.Value.Fault is { } fault)
        {
            throw new AdminException(
                "MalformedPolicyDocument", ErrorKind.InvalidArgument, target,
                $"{Describe(fault.Place)}: {fault.Message}",
                fault.Advice ?? Advice(), fault);
        }
    }

    /// <summary>Returns whether another document is equivalent, regardless of formatting.</summary>
    /// <param name="json">The JSON of the other document.</param>
    public bool IsEquivalentTo(string json) => JsonEquality.AreEqual(Json, json);

    private string Describe(Place place)
    {
        var where = new List<string>();
        if (_file is not null)
            where.Add($"'{_file}'");
        if (_isText)
        {
            var (line, column) = new Place(place.Offset + _text.Length - Json.Length, null).In(_text);
            where.Add($"line {line}, column {column}");
        }

        if (place.Path is { } path)
            where.Add(path.ToString());
        return where.Count == 0 ? "The policy document" : "Policy document, " + string.Join(", ", where);
    }

    private string Advice() =>
        _isText && _file is null && Json.FirstOrDefault() != '{'
            ? "A policy document starts with a brace. If this is the name of a file, specify it with -Path."
            : "Correct the document. The grammar of policies is in the IAM User Guide: "
                + "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html";
}
