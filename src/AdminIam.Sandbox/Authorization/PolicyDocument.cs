using System.Text.Json;
using AdminIam.Sandbox.Json;
using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Authorization;

/// <summary>A valid policy document.</summary>
internal sealed class PolicyDocument
{
    private const int MaxDepth = 32;
    private static readonly JsonDocumentOptions JsonOptions = new() { MaxDepth = MaxDepth };

    private PolicyDocument(bool supportsVariables, List<PolicyStatement> statements)
    {
        SupportsVariables = supportsVariables;
        Statements = statements;
    }

    /// <summary>In a document of the version 2008-10-17 policy variables are plain text.</summary>
    public bool SupportsVariables { get; }

    public IReadOnlyList<PolicyStatement> Statements { get; }

    /// <summary>Parses an identity policy's document.</summary>
    /// <exception cref="CommonException">The document is malformed; the text is AWS's.</exception>
    public static PolicyDocument Parse(string text) => Parse(text, PolicyGrammar.Identity);

    public static PolicyDocument ParseTrust(string text) => Parse(text, PolicyGrammar.Trust);

    private static PolicyDocument Parse(string text, PolicyGrammar grammar)
    {
        if (text.Length > 0 && char.IsWhiteSpace(text[0]))
            throw new CommonException(CommonError.MalformedPolicy, "JSON strings must not have leading spaces");
        JsonDocument json;
        try
        {
            json = StrictJson.Parse(text, JsonOptions);
        }
        catch (JsonException)
        {
            throw PolicyGrammar.SyntaxError();
        }

        using (json)
        {
            var version = grammar.CheckTop(json.RootElement);
            var statements = new List<PolicyStatement>();
            var statement = json.RootElement.GetProperty("Statement");
            if (statement.ValueKind == JsonValueKind.Array)
            {
                foreach (var element in statement.EnumerateArray())
                    statements.Add(grammar.ReadStatement(element));
            }
            else
            {
                statements.Add(grammar.ReadStatement(statement));
            }

            PolicyGrammar.CheckUniqueSids(statements);
            return new PolicyDocument(version == PolicyGrammar.CurrentVersion, statements);
        }
    }
}
