using System.Text.RegularExpressions;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Names;

namespace AdminIam.Engine.IdentityCenter.Users;

/// <summary>The rules of IAM Identity Center for the attributes of users, which are checked before a call.</summary>
/// <remarks>The rules are those of UserName and SensitiveStringType in the Identity Store API reference.</remarks>
public static class UserRules
{
    private const int LongestName = 128;
    private const int LongestText = 1024;
    private const RegexOptions Options = RegexOptions.CultureInvariant;
    private static readonly string[] Reserved = ["Administrator", "AWSAdministrators"];
    // Characters outside of the basic plane, which .NET matches as two.
    private const string Pair = @"[\ud800-\udbff][\udc00-\udfff]";
    private static readonly Regex Name = new($@"^([\p{{L}}\p{{M}}\p{{S}}\p{{N}}\p{{P}}]|{Pair})+\z", Options);
    private static readonly Regex Text = new(
        $@"^([\p{{L}}\p{{M}}\p{{S}}\p{{N}}\p{{P}}\t\n\r \u00a0\u3000]|{Pair})+\z", Options);
    private static readonly Regex Email = new(@"^[^\s@]+@[^\s@.]+(\.[^\s@.]+)*\z", Options);

    /// <summary>Checks the name of a user: 1 to 128 characters without blanks, and not a reserved name.</summary>
    public static void CheckName(string name)
    {
        if (name.Length is 0 or > LongestName)
        {
            throw Invalid(
                name, name.Length == 0 ? "The user name is empty." : $"The user name has {name.Length} characters.",
                $"A user name in IAM Identity Center has 1 to {LongestName} characters.");
        }

        if (!Name.IsMatch(name))
        {
            throw Invalid(
                name, $"The user name '{VisibleText.Of(name)}' contains a blank or a character that is not visible.",
                "Use letters, digits, punctuation and symbols.");
        }

        if (Reserved.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            throw Invalid(
                name, $"IAM Identity Center reserves the user name '{name}'.",
                $"Use a name other than {string.Join(" and ", Reserved)}.");
        }
    }

    /// <summary>Checks the values of attributes.</summary>
    /// <param name="userName">The name of the user.</param>
    /// <param name="values">The values; an empty text removes an attribute.</param>
    public static void CheckAttributes(string userName, IReadOnlyDictionary<UserProperty, string> values)
    {
        foreach (var one in values.Where(one => one.Value.Length > 0))
        {
            var (attribute, value) = (one.Key, one.Value);
            if (value.Length > LongestText || !Text.IsMatch(value))
            {
                throw new AdminException(
                    "InvalidAttribute", ErrorKind.InvalidArgument, userName,
                    value.Length > LongestText
                        ? $"The {attribute.Label} of '{userName}' has {value.Length} characters."
                        : $"The {attribute.Label} of '{userName}' contains characters that are not visible: "
                            + $"'{VisibleText.Of(value)}'.",
                    $"An attribute has 1 to {LongestText} letters, digits, punctuation, symbols and blanks.");
            }

            if (attribute == UserProperty.Email && !Email.IsMatch(value))
            {
                throw new AdminException(
                    "InvalidEmail", ErrorKind.InvalidArgument, userName,
                    $"'{VisibleText.Of(value)}' is not an email address.",
                    "An email address has the form alice@example.com. A user has one.");
            }
        }
    }

    private static AdminException Invalid(string name, string message, string advice) =>
        new("InvalidUserName", ErrorKind.InvalidArgument, name, message, advice);
}
