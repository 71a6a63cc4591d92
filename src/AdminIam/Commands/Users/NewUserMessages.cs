using AdminIam.Engine.Common.Errors;

namespace AdminIam.Commands;

/// <summary>The errors and warnings of the commands that create users, about their rows and the credentials
/// file.</summary>
internal static class NewUserMessages
{
    /// <summary>Two rows request the same user with different values.</summary>
    /// <param name="first">The number of the first row.</param>
    public static AdminException DuplicateRow(string userName, int first) => new(
        "DuplicateRow", ErrorKind.InvalidArgument, userName,
        $"The user name '{userName}' is also in row {first}, with different values. "
        + "User names are not case-sensitive.",
        "Remove one of the rows, use the same values in both, or change one of the names.");

    /// <summary>Two rows request the same email address for different users.</summary>
    /// <param name="first">The number of the first row.</param>
    public static AdminException DuplicateEmail(string userName, string email, int first) => new(
        "DuplicateEmail", ErrorKind.InvalidArgument, userName,
        $"The email address '{email}' of '{userName}' is also in row {first}. "
        + "In IAM Identity Center, an email address belongs to one user.",
        "Correct the email address of one of the rows.");

    /// <summary>The warning about a credentials file that other users of the computer could read.</summary>
    public static string FileWasReadable(string path) =>
        $"The file '{path}' was readable by other users of this computer. It is now readable only by you.";

    /// <summary>The input has no rows, because the file is probably wrong.</summary>
    public static AdminException EmptyInput() => new(
        "EmptyInput", ErrorKind.InvalidArgument, null,
        "The input contains no row with a user name, so no users were created.",
        "Check the file and the previous command. A CSV file requires a header line and at least one row.");
}
