using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Iam.Policies.Documents;

/// <summary>A policy document that was given as an argument or in a file: its JSON, and what to call it when something is wrong with it.</summary>
public sealed class PolicySource
{
    /// <summary>The most characters that the API takes (IAM's policyDocumentType); the quota of the size is far lower.</summary>
    private const int LongestText = 131_072;

    /// <summary>Doubts are for people to read; more than a few of them have one cause.</summary>
    private const int MostDoubts = 5;
    private static readonly char[] WhiteSpace = [' ', '\t', '\r', '\n'];
    private readonly string _text;
    private readonly string? _file;
    private readonly bool _isText;
    private readonly Lazy<PolicyReport> _report;

    private PolicySource(string text, string? file, bool isText)
    {
        // The mark says how the text is stored and is no part of it.
        _text = text.Length > 0 && text[0] == '\uFEFF' ? text.Substring(1) : text;
        _file = file;
        _isText = isText;
        // IAM refuses a document that does not begin with its brace: "JSON strings must not have leading spaces".
        Json = _text.TrimStart(WhiteSpace);
        Size = Json.Count(c => !char.IsWhiteSpace(c));
        _report = new(() => PolicyReport.Of(Json));
    }

    /// <summary>The JSON as it is sent, without leading white space.</summary>
    public string Json { get; }

    /// <summary>The size that IAM's quotas count: characters without white space.</summary>
    public int Size { get; }

    /// <summary>
    /// What IAM may refuse, or what may not mean what its author thinks, each with its place. Empty for a document that
    /// <see cref="Check"/> refuses.
    /// </summary>
    public IReadOnlyList<string> Doubts
    {
        get
        {
            if (IsTooLong)
                return [];
            var doubts = _report.Value.Doubts;
            var shown = doubts.Take(MostDoubts).Select(doubt => $"{Describe(doubt.Place)}: {doubt.Message}").ToList();
            if (doubts.Count > MostDoubts)
                shown.Add(doubts.Count - MostDoubts == 1 ? "There is 1 more place like these." : $"There are {doubts.Count - MostDoubts} more places like these.");
            return shown;
        }
    }

    private bool IsTooLong => Json.Length > LongestText;

    /// <summary>A document given as JSON.</summary>
    /// <param name="json">The JSON.</param>
    public static PolicySource FromText(string json) => new(json, null, isText: true);

    /// <summary>A document given as dictionaries, lists, strings and so on.</summary>
    /// <param name="value">The document.</param>
    /// <exception cref="AdminException">It has a value that JSON cannot express.</exception>
    public static PolicySource FromValue(object? value) => new(PolicyJson.Write(value), null, isText: false);

    /// <summary>A document in a file: UTF-8, or UTF-16 or UTF-32 with a byte order mark.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="AdminException">The file cannot be read, or is far too large.</exception>
    public static PolicySource FromFile(string path) => new(PolicyFile.ReadText(path), path, isText: true);

    /// <summary>Refuses what IAM is certain to refuse, and says where it is wrong. The size is checked first.</summary>
    /// <param name="policyName">The policy it is for.</param>
    /// <param name="sizeQuota">The most characters it can have without white space.</param>
    public void Check(string policyName, int sizeQuota)
    {
        if (Size > sizeQuota || IsTooLong)
        {
            throw new AdminException(
                "PolicyTooLarge", ErrorKind.LimitExceeded, policyName,
                $"The policy '{policyName}' has {Size} characters without white space, {Json.Length} with it.",
                $"A managed policy can have {sizeQuota} without and {LongestText} with white space. Use wildcards, or split it: "
                + "a group can have several policies.");
        }

        if (_report.Value.Fault is { } fault)
        {
            throw new AdminException(
                "MalformedPolicyDocument", ErrorKind.InvalidArgument, policyName, $"{Describe(fault.Place)}: {fault.Message}",
                fault.Advice ?? Advice(), fault);
        }
    }

    /// <summary>Whether another document says the same, however it is spaced.</summary>
    /// <param name="json">The other's JSON.</param>
    public bool SaysTheSameAs(string json) => JsonEquality.SayTheSame(Json, json);

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

    private string? Advice() =>
        _isText && _file is null && Json.FirstOrDefault() != '{'
            ? "A policy document starts with a brace. If this is the name of a file, give it to -Path."
            : null;
}
