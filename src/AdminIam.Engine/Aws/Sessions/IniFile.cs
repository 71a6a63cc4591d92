using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Aws.Sessions;

/// <summary>Reads the format of the shared AWS config and credentials files as the AWS CLI does.</summary>
/// <remarks>The rules are those of botocore.configloader: only full-line comments, keys are not case-sensitive, and a
/// line that is indented more than its key belongs to its value. In contrast, only '=' is a separator, so that a URL
/// without it is an error and not ignored.</remarks>
internal static class IniFile
{
    /// <summary>Returns the sections of a file, in order; none if the file does not exist.</summary>
    /// <exception cref="AdminException">The file cannot be read or is not valid.</exception>
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
                "ConfigFileUnreadable", ErrorKind.File, path,
                $"The AWS configuration file '{path}' cannot be read: {e.Message}",
                "Correct its permissions, or specify another file in AWS_CONFIG_FILE or AWS_SHARED_CREDENTIALS_FILE.",
                e);
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

    // The line may contain a secret, so the message does not quote it.
    private static AdminException Malformed(string path, int line) => new(
        "ConfigFileUnreadable", ErrorKind.File, path,
        $"Line {line} of the AWS configuration file '{path}' is neither a [section] nor a setting of one.",
        "The format of a setting is 'region = eu-central-1'. Comments start with '#'.");
}
