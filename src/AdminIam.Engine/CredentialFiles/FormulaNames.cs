namespace AdminIam.Engine.CredentialFiles;

/// <summary>The user names of a run that a spreadsheet takes for formulas when it opens the credentials file.</summary>
/// <remarks>They are legal in IAM and are written as they are: other programs would take an escaped name for another one.</remarks>
public sealed class FormulaNames
{
    private readonly List<string> _names = [];

    /// <summary>Notes a user whose row is written.</summary>
    /// <param name="userName">The user.</param>
    public void Add(string userName)
    {
        if (userName.Length > 0 && userName[0] is ('=' or '+' or '-' or '@'))
            _names.Add(userName);
    }

    /// <summary>The one warning of the run that names them.</summary>
    /// <param name="path">The file.</param>
    /// <returns><see langword="null"/> where there is no such name.</returns>
    public string? Warning(string path) => _names.Count == 0
        ? null
        : $"A spreadsheet program takes user names that begin with = + - or @ for formulas when it opens '{path}': "
          + $"{string.Join(", ", _names.Select(name => $"'{name}'"))}. Import the column as text.";
}
