using System.Text;

namespace AdminIam.Sandbox.Authorization;

/// <summary>
/// Text with wildcards and policy variables. Before matching, wildcards are replaced by private-use characters, so that
/// an asterisk in the value of a variable remains an asterisk.
/// </summary>
internal static class Wildcard
{
    private const char AnyRun = '\uE000';
    private const char AnyOne = '\uE001';

    /// <summary>
    /// The pattern with the values of its variables, or null if a variable has no value. Such a pattern matches
    /// nothing.
    /// </summary>
    public static string? Expand(string pattern, RequestKeys? keys)
    {
        if (keys is null || pattern.IndexOf("${", StringComparison.Ordinal) < 0)
            return pattern.Replace('*', AnyRun).Replace('?', AnyOne);

        var expanded = new StringBuilder(pattern.Length + 32);
        for (var i = 0; i < pattern.Length; i++)
        {
            var isVariable = pattern[i] == '$' && i + 1 < pattern.Length && pattern[i + 1] == '{';
            var end = isVariable ? pattern.IndexOf('}', i) : -1;
            if (end < 0)
            {
                expanded.Append(pattern[i] switch { '*' => AnyRun, '?' => AnyOne, var c => c });
                continue;
            }

            var value = Value(pattern.Substring(i + 2, end - i - 2), keys);
            if (value is null)
                return null;
            expanded.Append(value);
            i = end;
        }

        return expanded.ToString();
    }

    /// <summary>
    /// The pattern of a resource with the values of its variables, which have a meaning only after the fifth colon of
    /// the ARN; null if one has no value.
    /// </summary>
    public static string? ExpandResource(string pattern, RequestKeys? keys)
    {
        if (keys is null || pattern.IndexOf("${", StringComparison.Ordinal) < 0)
            return Expand(pattern, null);
        var start = ResourcePart(pattern);
        return Expand(pattern.Substring(start), keys) is { } part
            ? Expand(pattern.Substring(0, start), null) + part
            : null;
    }

    /// <summary>The text of an expanded pattern, with its wildcards as plain characters.</summary>
    public static string Literal(string expanded) => expanded.Replace(AnyRun, '*').Replace(AnyOne, '?');

    /// <summary>
    /// Matches an expanded pattern in time proportional to pattern times text, regardless of the number of wildcards.
    /// </summary>
    public static bool Matches(string expanded, string text)
    {
        int p = 0, t = 0, star = -1, mark = 0;
        while (t < text.Length)
        {
            if (p < expanded.Length && expanded[p] == AnyRun)
            {
                star = p++;
                mark = t;
            }
            else if (p < expanded.Length && (expanded[p] == text[t] || expanded[p] == AnyOne))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++mark;
            }
            else
            {
                return false;
            }
        }

        while (p < expanded.Length && expanded[p] == AnyRun)
            p++;
        return p == expanded.Length;
    }

    // Colons in the names of variables do not count.
    private static int ResourcePart(string pattern)
    {
        var colons = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '$' && pattern.IndexOf('}', i) is var end && end > i && pattern[i + 1] == '{')
                i = end;
            else if (pattern[i] == ':' && ++colons == 5)
                return i + 1;
        }

        return pattern.Length;
    }

    private static string? Value(string variable, RequestKeys keys)
    {
        // ${*}, ${?} and ${$} mean the characters themselves.
        if (variable is "*" or "?" or "$")
            return variable;

        var comma = variable.IndexOf(',');
        var name = (comma < 0 ? variable : variable.Substring(0, comma)).Trim();
        // Only a key with a single value can replace a variable.
        if (keys.Find(name) is { Count: 1 } values)
            return values[0];
        return comma < 0 ? null : variable.Substring(comma + 1).Trim().Trim('\'');
    }
}
