using System.Text.RegularExpressions;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Names;

namespace AdminIam.Engine.IdentityCenter.Groups;

/// <summary>The rules of IAM Identity Center for the names and descriptions of groups, which are checked before a
/// call.</summary>
/// <remarks>The rules are those of GroupDisplayName and SensitiveStringType in the API reference of the identity
/// store, and of the names that it reserves.</remarks>
internal static class IdentityGroupRules
{
    private const int Longest = 1024;
    private static readonly string[] ReservedNames = ["Administrator", "AWSAdministrators"];
    private static readonly Regex Text = new(@"^[\p{L}\p{M}\p{S}\p{N}\p{P}\t\n\r \u00A0\u3000]+\z");

    /// <summary>Checks the name of a new group: 1 to 1,024 characters, and not reserved.</summary>
    public static void CheckNewName(string name)
    {
        if (name.Length == 0)
            throw InvalidName(name, "The group name is empty.", "A group name has 1 to 1,024 characters.");
        if (name.Length > Longest)
        {
            throw InvalidName(
                name, $"The group name '{name.Substring(0, 64)}...' has {name.Length} characters.",
                "A group name can have up to 1,024 characters.");
        }

        if (!Text.IsMatch(name))
        {
            throw InvalidName(
                name, $"The group name '{VisibleText.Of(name)}' contains characters that IAM Identity Center does not "
                    + "allow.",
                "Use letters, digits, punctuation, symbols and spaces.");
        }

        if (ReservedNames.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            throw InvalidName(
                name, $"IAM Identity Center reserves the name '{name}'.",
                $"Choose a name other than {string.Join(" and ", ReservedNames)}.");
        }
    }

    /// <summary>Checks a description: 1 to 1,024 characters.</summary>
    /// <param name="groupName">The group's name.</param>
    public static void CheckDescription(string description, string groupName)
    {
        if (description.Length > Longest)
        {
            throw new AdminException(
                "InvalidDescription", ErrorKind.InvalidArgument, groupName,
                $"The description of '{groupName}' has {description.Length} characters.",
                "A description can have up to 1,024 characters.");
        }

        if (!Text.IsMatch(description))
        {
            throw new AdminException(
                "InvalidDescription", ErrorKind.InvalidArgument, groupName,
                $"The description of '{groupName}' contains characters that IAM Identity Center does not allow: "
                    + $"'{VisibleText.Of(description)}'.",
                "Use letters, digits, punctuation, symbols and spaces.");
        }
    }

    private static AdminException InvalidName(string name, string message, string advice) =>
        new("InvalidGroupName", ErrorKind.InvalidArgument, name, message, advice);
}
