namespace AdminIam.Engine.CredentialFiles;

/// <summary>Finds names that spreadsheet programs treat as formulas.</summary>
/// <remarks>Such names are valid in IAM and are not escaped, because other programs would treat an escaped name as a
/// different one.</remarks>
/// <param name="subject">What the warning calls the names.</param>
public sealed class SpreadsheetFormulaCheck(string subject = "user names")
{
    private readonly List<string> _names = [];

    /// <summary>Adds a name that is written.</summary>
    public void Add(string name)
    {
        if (name.Length > 0 && name[0] is ('=' or '+' or '-' or '@') && !_names.Contains(name))
            _names.Add(name);
    }

    /// <summary>Returns one warning that lists the names.</summary>
    /// <returns><see langword="null"/> if there are no such names.</returns>
    public string? Warning(string path) => _names.Count == 0
        ? null
        : $"Spreadsheet programs treat {subject} that start with = + - or @ as formulas when they open '{path}': "
          + $"{string.Join(", ", _names.Select(name => $"'{name}'"))}. Import the column as text.";
}
