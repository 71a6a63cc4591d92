using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Names;

namespace AdminIam.Input;

/// <summary>The errors about pipeline input and rows.</summary>
internal static class RowErrors
{
    /// <summary>Returns the error about input without the required value.</summary>
    /// <param name="expected">The parameter whose value is missing.</param>
    public static AdminException UnexpectedInput(object? value, string expected) => new(
        "InputNotRecognized", ErrorKind.InvalidArgument, null,
        $"The pipeline input is {TypeDescription.Of(value)}, which has no {expected}.",
        Advice(value, expected));

    /// <summary>Returns the error about a row without a required column.</summary>
    public static AdminException MissingColumn(string parameter, InputRow row) => new(
        "MissingColumn", ErrorKind.InvalidArgument, null,
        $"The row has no column {parameter}. It has: {string.Join(", ", row.Columns.Select(VisibleText.Of))}.",
        $"Rename the column that contains the value to {parameter}, or specify -{parameter}.");

    /// <summary>Returns the error about a text that was read with the wrong encoding.</summary>
    /// <param name="text">The text; <see langword="null"/> if it is a secret.</param>
    public static AdminException WrongEncoding(string column, string? text) => new(
        "WrongEncoding", ErrorKind.InvalidArgument, null,
        $"The column '{VisibleText.Of(column)}' contains the replacement character U+FFFD"
        + (text is null ? string.Empty : $" in '{text}'")
        + ": the file was read with a different encoding than it was saved with.",
        "Save the file as UTF-8, or specify its encoding, for example: Import-Csv <file> -Encoding windows-1252");

    private static string Advice(object? value, string expected) => (PowerShellValue.Unwrap(value), expected) switch
    {
        (AdminGroup group, "UserName") => $"To get the users of a group, run Get-AdminGroupMember {group.GroupName}.",
        (AdminIdentityGroup group, "UserName") =>
            $"To get the users of a group, run Get-AdminIdentityGroupMember '{group.GroupName}'.",
        (AdminUser user, "GroupName") => $"To get the groups of a user, run Get-AdminGroup -UserName {user.UserName}.",
        _ => $"Pipe names as text, or rows with the column {expected}. For example, "
            + $"Select-Object @{{ Name = '{expected}'; Expression = {{ ... }} }} adds that column to objects.",
    };
}
