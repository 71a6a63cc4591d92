using System.Globalization;
using AdminIam.Engine.Iam.Users;

namespace AdminIam.Engine.Iam.Locks;

/// <summary>The text form of the record of a lock: <c>AccessKey AKIA...</c>, <c>Password</c>, and the time of the
/// lock.</summary>
internal static class LockEntries
{
    /// <summary>The entry for the console password.</summary>
    public const string Password = "Password";

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>Returns the entry for a credential.</summary>
    public static string Write(DisabledCredential credential) => $"{credential.Kind} {credential.Id}";

    /// <summary>Returns the text of a time.</summary>
    /// <param name="time">The time, in UTC.</param>
    public static string Write(DateTime time) => time.ToString(TimeFormat, CultureInfo.InvariantCulture);

    /// <summary>Returns the credential of an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <exception cref="FormatException">The entry is not a credential.</exception>
    public static DisabledCredential Read(string entry)
    {
        var words = entry.Split(' ');
        // Only names are accepted, because Enum.TryParse also accepts numbers.
        return words.Length == 2 && words[1].Length > 0 && Enum.TryParse<CredentialKind>(words[0], out var kind)
            && kind.ToString() == words[0] && !char.IsDigit(words[0][0])
            ? new DisabledCredential(kind, words[1])
            : throw new FormatException($"'{entry}' is not a credential.");
    }

    /// <summary>Parses a time.</summary>
    /// <exception cref="FormatException">The text does not have the format of
    /// <see cref="Write(DateTime)"/>.</exception>
    public static DateTime ReadTime(string text) => DateTime.ParseExact(
        text, TimeFormat, CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
