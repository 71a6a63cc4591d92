using System.Text.Json.Nodes;
using AdminIam.Engine.Errors;

namespace AdminIam.Engine.Policies.Documents;

/// <summary>A policy document that somebody gave: its JSON, and what to call it when something is wrong with it.</summary>
public sealed class PolicySource
{
    /// <summary>The most characters that the API takes (IAM's policyDocumentType); the quota of the size is far lower.</summary>
    private const int LongestText = 131_072;
    private readonly string? _file;
    private readonly bool _isText;

    private PolicySource(string json, string? file, bool isText)
    {
        Json = json;
        _file = file;
        _isText = isText;
    }

    /// <summary>The JSON.</summary>
    public string Json { get; }

    /// <summary>The size that IAM's quotas count: characters without white space.</summary>
    public int Size => Json.Count(c => c is not (' ' or '\t' or '\r' or '\n'));

    /// <summary>A document given as JSON.</summary>
    /// <param name="json">The JSON.</param>
    public static PolicySource FromText(string json) => new(json, null, isText: true);

    /// <summary>A document given as dictionaries, lists, strings and so on.</summary>
    /// <param name="value">The document.</param>
    public static PolicySource FromValue(object? value) => new(PolicyJson.Write(value), null, isText: false);

    /// <summary>A document in a file.</summary>
    /// <param name="path">The file.</param>
    public static PolicySource FromFile(string path)
    {
        try
        {
            return new(File.ReadAllText(path), path, isText: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AdminException(
                "PolicyFileUnreadable", ErrorKind.InvalidArgument, path, $"The policy file cannot be read: {e.Message}",
                "Check the path.", e);
        }
    }

    /// <summary>Refuses what IAM would refuse, and says where it is wrong.</summary>
    /// <param name="policyName">The policy it is for.</param>
    /// <param name="sizeQuota">The most characters it can have without white space.</param>
    public void Check(string policyName, int sizeQuota)
    {
        try
        {
            PolicyGrammar.Check(JsonReading.Read(Json));
        }
        catch (PolicySyntaxException e)
        {
            throw new AdminException(
                "MalformedPolicyDocument", ErrorKind.InvalidArgument, policyName, $"{Describe(e.Place)}: {e.Message}",
                e.Advice ?? Advice(), e);
        }

        if (Size <= sizeQuota && Json.Length <= LongestText)
            return;
        throw new AdminException(
            "PolicyTooLarge", ErrorKind.LimitExceeded, policyName,
            $"The policy '{policyName}' has {Size} characters without white space, {Json.Length} with it.",
            $"A managed policy can have {sizeQuota} without and {LongestText} with white space. Use wildcards, or split it: "
            + "a group can have several policies.");
    }

    /// <summary>Whether another document says the same, however it is spaced.</summary>
    /// <param name="json">The other's JSON.</param>
    public bool SaysTheSameAs(string json) => JsonNode.DeepEquals(JsonNode.Parse(Json), JsonNode.Parse(json));

    private string Describe(Place place)
    {
        var where = new List<string>();
        if (_file is not null)
            where.Add($"'{_file}'");
        if (_isText)
        {
            var (line, column) = place.In(Json);
            where.Add($"line {line}, column {column}");
        }

        if (place.Path.Length > 0)
            where.Add(place.Path);
        return where.Count == 0 ? "The policy document" : "Policy document, " + string.Join(", ", where);
    }

    private string? Advice() =>
        _isText && _file is null && Json.TrimStart().FirstOrDefault() != '{'
            ? "A policy document starts with a brace. If this is the name of a file, give it to -Path."
            : null;
}
