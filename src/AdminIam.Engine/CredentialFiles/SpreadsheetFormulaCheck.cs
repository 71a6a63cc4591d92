namespace AdminIam.Engine.CredentialFiles;

/// <summary>Finds user names that spreadsheet programs treat as formulas.</summary>
/// <remarks>Such names are valid in IAM and are not escaped, because other programs would treat an escaped name as a
/// different one.</remarks>
public sealed class SpreadsheetFormulaCheck
{
    private readonly List<string> _names = [];

    /// <summary>Adds a user whose row is written.</summary>
    public void Add(string userName)
    {
        if (userName.Length > 0 && userName[0] is ('=' or '+' or '-' or '@'))
            _names.Add(userName);
    }

    /// <summary>Returns one warning that lists the names.</summary>
    /// <returns><see langword="null"/> if there are no such names.</returns>
    public string? Warning(string path) => _names.Count == 0
        ? null
        : $"Spreadsheet programs treat user names that start with = + - or @ as formulas when they open '{path}': "
          + $"{string.Join(", ", _names.Select(name => $"'{name}'"))}. Import the column as text.";
}
