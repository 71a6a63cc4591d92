using System.Text;
using AdminIam.Engine.Secrets;

namespace AdminIam.Engine.CredentialFiles;

/// <summary>The AWS console's two forms of a credentials CSV.</summary>
/// <remarks>
/// <c>aws configure import</c> reads the form with keys: it matches headers whatever their case, wants the user name
/// and both key columns, and splits rows at every comma.
/// </remarks>
public static class CredentialCsv
{
    /// <summary>The console's form for users without access keys.</summary>
    public const string PasswordHeader = "User name,Password,Console sign-in URL";

    /// <summary>The console's form for users with access keys.</summary>
    public const string KeyHeader = "User name,Password,Access key ID,Secret access key,Console login link";

    /// <summary>The row as a line without its end.</summary>
    /// <param name="row">The row.</param>
    /// <param name="withKeys">Whether it goes under <see cref="KeyHeader"/>.</param>
    public static string Format(CredentialRow row, bool withKeys)
    {
        var password = row.Password is null ? null : SecretText.Reveal(row.Password);
        var secret = row.SecretAccessKey is null ? null : SecretText.Reveal(row.SecretAccessKey);
        return withKeys
            ? Join(row.UserName, password, row.AccessKeyId, secret, row.SignInUrl)
            : Join(row.UserName, password, row.SignInUrl);
    }

    /// <summary>Reads a file of the form with keys.</summary>
    /// <param name="lines">Its lines, header first.</param>
    /// <exception cref="FormatException">It has another header, or a row is cut off.</exception>
    public static IEnumerable<CredentialRow> Read(IEnumerable<string> lines)
    {
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (number == 1)
            {
                if (!line.TrimStart('\uFEFF').Equals(KeyHeader, StringComparison.OrdinalIgnoreCase))
                    throw new FormatException($"Its first line is not '{KeyHeader}'.");
                continue;
            }

            if (line.Length == 0)
                continue;
            var cells = Split(line);
            if (cells.Count != 5)
                throw new FormatException($"Line {number} has {cells.Count} columns, not 5.");
            yield return new CredentialRow(
                cells[0],
                cells[1].Length == 0 ? null : SecretText.Protect(cells[1]),
                cells[2].Length == 0 ? null : cells[2],
                cells[3].Length == 0 ? null : SecretText.Protect(cells[3]),
                cells[4].Length == 0 ? null : cells[4]);
        }
    }

    private static string Join(params string?[] cells) => string.Join(",", cells.Select(Quote));

    private static string Quote(string? cell)
    {
        if (cell is null)
            return string.Empty;
        return cell.IndexOfAny([',', '"', '\r', '\n']) < 0 ? cell : $"\"{cell.Replace("\"", "\"\"")}\"";
    }

    /// <summary>The cells of a line.</summary>
    /// <param name="line">The line, without its end.</param>
    internal static List<string> Split(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (quoted && c == '"' && i + 1 < line.Length && line[i + 1] == '"')
            {
                cell.Append(c);
                i++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }
        }

        cells.Add(cell.ToString());
        return cells;
    }
}
