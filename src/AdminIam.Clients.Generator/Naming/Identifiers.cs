using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace AdminIam.Clients.Generator.Naming;

/// <summary>Converts the names of a model to the C# identifiers of the official SDK.</summary>
internal static class Identifiers
{
    /// <summary><c>statusType</c> -> <c>StatusType</c>.</summary>
    public static string Capitalize(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);

    /// <summary><c>UserName</c> -> <c>userName</c>, with <c>@</c> where that is a C# keyword.</summary>
    public static string Parameter(string name)
    {
        var camel = char.ToLowerInvariant(name[0]) + name.Substring(1);
        return SyntaxFacts.GetKeywordKind(camel) == SyntaxKind.None ? camel : "@" + camel;
    }

    /// <summary><c>UserName</c> -> <c>_userName</c>.</summary>
    public static string Field(string name) => "_" + char.ToLowerInvariant(name[0]) + name.Substring(1);

    /// <summary><c>text/csv</c> -> <c>TextCsv</c>, <c>aws-managed</c> -> <c>AwsManaged</c>; underscores stay.</summary>
    public static string Constant(string value)
    {
        var result = new StringBuilder(value.Length);
        var startOfWord = true;
        foreach (var c in value)
        {
            if (char.IsLetterOrDigit(c) || c == '_')
            {
                result.Append(startOfWord ? char.ToUpperInvariant(c) : c);
                startOfWord = false;
            }
            else
            {
                startOfWord = true;
            }
        }

        return result.Length > 0 && !char.IsDigit(result[0]) ? result.ToString() : "_" + result;
    }
}
