using System.Security;
using AdminIam.Engine.Common.Csv;
using AdminIam.Engine.Common.Secrets;

namespace AdminIam.Engine.CredentialFiles;

/// <summary>What an interrupted run did for a user, as far as its journal knows.</summary>
/// <param name="UserName">The user.</param>
internal sealed record UnfinishedUser(string UserName)
{
    /// <summary>The password that was about to be set, or may have been set.</summary>
    public SecureString? Password { get; init; }

    /// <summary>When an access key was about to be created, in UTC.</summary>
    public DateTime? KeyStarted { get; init; }

    /// <summary>The access key that was created.</summary>
    public (string Id, SecureString Secret)? Key { get; init; }

    /// <summary>Whether a row of the user has all secrets that the journal knows. An earlier row may be of an earlier user of
    /// the name.</summary>
    /// <param name="row">The values of a row of the form with keys.</param>
    public bool IsIn(IReadOnlyList<string> row) =>
        (Password is null || row[1] == SecretText.Reveal(Password))
        && (Key is null || row[2] == Key.Value.Id);

    /// <summary>The beginnings that a row of the user can have: all but the sign-in URL, with what of it was completed.</summary>
    public IEnumerable<string> RowStarts()
    {
        var password = Password is null ? null : SecretText.Reveal(Password);
        var secret = Key is null ? null : SecretText.Reveal(Key.Value.Secret);
        yield return CsvText.Format(UserName, password, Key?.Id, secret, null);
        yield return CsvText.Format(UserName, password, null, null, null);
        yield return CsvText.Format(UserName, null, Key?.Id, secret, null);
    }

    /// <summary>The user's name; never a secret.</summary>
    public override string ToString() => UserName;
}
