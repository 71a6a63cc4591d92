using System.Globalization;
using AdminIam.Engine.Iam.Users;

namespace AdminIam.Engine.Iam.Locks;

/// <summary>What a lock remembers, as words: <c>AccessKey AKIA...</c>, <c>Password</c>, and the time of the lock.</summary>
internal static class LockEntries
{
    /// <summary>The word for the console password.</summary>
    public const string Password = "Password";

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>The words for a credential.</summary>
    /// <param name="credential">The credential.</param>
    public static string Write(TakenCredential credential) => $"{credential.Kind} {credential.Id}";

    /// <summary>The text of a time.</summary>
    /// <param name="time">The time, in UTC.</param>
    public static string Write(DateTime time) => time.ToString(TimeFormat, CultureInfo.InvariantCulture);

    /// <summary>The credential that words mean.</summary>
    /// <param name="entry">The words.</param>
    /// <exception cref="FormatException">They mean none.</exception>
    public static TakenCredential Read(string entry)
    {
        var words = entry.Split(' ');
        // The names alone: a number would be read as well.
        return words.Length == 2 && words[1].Length > 0 && Enum.TryParse<CredentialKind>(words[0], out var kind)
            && kind.ToString() == words[0] && !char.IsDigit(words[0][0])
            ? new TakenCredential(kind, words[1])
            : throw new FormatException($"'{entry}' is not a credential.");
    }

    /// <summary>The time that a text means.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">It is not a time as <see cref="Write(DateTime)"/> writes it.</exception>
    public static DateTime ReadTime(string text) => DateTime.ParseExact(
        text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
