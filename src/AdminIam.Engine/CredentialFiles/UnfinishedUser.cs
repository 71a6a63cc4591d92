using System.Security;
using AdminIam.Engine.Common.Csv;
using AdminIam.Engine.Common.Secrets;

namespace AdminIam.Engine.CredentialFiles;

/// <summary>The state of a user in the journal of an interrupted run.</summary>
/// <param name="UserName">The user.</param>
internal sealed record UnfinishedUser(string UserName)
{
    /// <summary>The password that may have been set.</summary>
    public SecureString? Password { get; init; }

    /// <summary>When an access key was requested, in UTC.</summary>
    public DateTime? KeyStarted { get; init; }

    /// <summary>The access key that was created.</summary>
    public (string Id, SecureString Secret)? Key { get; init; }

    /// <summary>Returns whether a row of the user contains all secrets in the journal. A previous row may be that of a
    /// previous user with the name.</summary>
    /// <param name="row">The values of a row in the format with keys.</param>
    public bool IsIn(IReadOnlyList<string> row) =>
        (Password is null || row[1] == SecretText.Reveal(Password))
        && (Key is null || row[2] == Key.Value.Id);

    /// <summary>Returns the possible starts of a row of the user: all values except the sign-in URL, with the secrets
    /// that were received.</summary>
    public IEnumerable<string> RowStarts()
    {
        var password = Password is null ? null : SecretText.Reveal(Password);
        var secret = Key is null ? null : SecretText.Reveal(Key.Value.Secret);
        yield return CsvText.Format(UserName, password, Key?.Id, secret, null);
        yield return CsvText.Format(UserName, password, null, null, null);
        yield return CsvText.Format(UserName, null, Key?.Id, secret, null);
    }

    /// <summary>Returns the user name, never a secret.</summary>
    public override string ToString() => UserName;
}
