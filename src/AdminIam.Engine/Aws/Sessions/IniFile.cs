using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Aws.Sessions;

/// <summary>Reads the format of the shared AWS config and credentials files as the AWS CLI does.</summary>
/// <remarks>The rules are those of botocore.configloader: full-line comments only, keys without case, and a line that is indented
/// deeper than its key belongs to its value. It is stricter in one thing: only '=' separates, so that a URL without one is an error
/// and not ignored.</remarks>
internal static class IniFile
{
    /// <summary>The sections of a file, in its order; none where there is no such file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="AdminException">The file cannot be read or understood.</exception>
    public static IReadOnlyList<IniSection> Read(string path)
    {
        if (!File.Exists(path))
            return [];
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AdminException(
                "ConfigFileUnreadable", ErrorKind.File, path, $"The AWS configuration file '{path}' cannot be read: {e.Message}",
                "Correct its permissions, or name another file in AWS_CONFIG_FILE or AWS_SHARED_CREDENTIALS_FILE.", e);
        }

        return Parse(lines, path);
    }

    private static List<IniSection> Parse(string[] lines, string path)
    {
        var sections = new List<IniSection>();
        string? key = null;
        var keyIndent = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            var text = lines[i].Trim();
            if (text.Length == 0 || text[0] is '#' or ';')
                continue;
            var indent = lines[i].Length - lines[i].TrimStart().Length;
            if (key is not null && indent > keyIndent)
            {
                sections[sections.Count - 1].Values[key] += "\n" + text;
                continue;
            }

            var close = text[0] == '[' ? text.IndexOf(']') : -1;
            if (close > 1)
            {
                sections.Add(new IniSection(text.Substring(1, close - 1).Trim(), []));
                key = null;
                continue;
            }

            var separator = text.IndexOf('=');
            if (separator < 1 || sections.Count == 0)
                throw Malformed(path, i + 1);
            keyIndent = indent;
            key = text.Substring(0, separator).TrimEnd().ToLowerInvariant();
            sections[sections.Count - 1].Values[key] = text.Substring(separator + 1).Trim();
        }

        return sections;
    }

    // The line itself may hold a secret.
    private static AdminException Malformed(string path, int line) => new(
        "ConfigFileUnreadable", ErrorKind.File, path,
        $"Line {line} of the AWS configuration file '{path}' is neither a [section] nor a setting of one.",
        "A setting looks like 'region = eu-central-1'; a comment begins with '#'.");
}
