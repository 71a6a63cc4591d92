using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AdminIam.Sandbox.Authorization;

/// <summary>
/// The users, roles and accounts in the text of a trust policy. The rest of the text stays as it was written.
/// </summary>
internal static class TrustedPrincipals
{
    private const string Kind = "AWS";
    private static readonly string[] Elements = ["Principal", "NotPrincipal"];

    /// <summary>Replaces one principal in a trust policy.</summary>
    public static string Replace(string document, string principal, string replacement) =>
        // Most documents need not be read: only an escape sequence can hide the principal.
        document.Contains(principal) || document.IndexOf('\\') >= 0
            ? Replace(document, found => found == principal ? replacement : found)
            : document;

    /// <summary>Replaces principals in a valid trust policy.</summary>
    /// <param name="document">The trust policy.</param>
    /// <param name="replacement">Returns the text that replaces a principal, or the principal itself.</param>
    public static string Replace(string document, Func<string, string> replacement)
    {
        var bytes = Encoding.UTF8.GetBytes(document);
        var text = new StringBuilder(document.Length);
        var copied = 0;
        var reader = new Utf8JsonReader(bytes);
        var names = new List<string>();
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                Enter(names, reader.CurrentDepth, reader.GetString()!);
            }
            else if (reader.TokenType == JsonTokenType.String && IsPrincipal(names, reader.CurrentDepth))
            {
                var principal = reader.GetString()!;
                var replaced = replacement(principal);
                if (replaced == principal)
                    continue;
                text.Append(Encoding.UTF8.GetString(bytes, copied, (int)reader.TokenStartIndex - copied));
                text.Append('"').Append(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(replaced)).Append('"');
                copied = (int)reader.BytesConsumed;
            }
        }

        return copied == 0
            ? document
            : text.Append(Encoding.UTF8.GetString(bytes, copied, bytes.Length - copied)).ToString();
    }

    // The names of the properties around the current position, by their depths.
    private static void Enter(List<string> names, int depth, string name)
    {
        if (names.Count > depth)
            names.RemoveRange(depth, names.Count - depth);
        while (names.Count < depth)
            names.Add("");
        names.Add(name);
    }

    // The value of the innermost property, or an element of its list.
    private static bool IsPrincipal(List<string> names, int depth)
    {
        var innermost = names.Count - 1;
        return innermost > 0
            && depth - innermost is 0 or 1
            && names[innermost] == Kind
            && Elements.Contains(names[innermost - 1]);
    }
}
