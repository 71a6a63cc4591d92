using System.Text.RegularExpressions;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Names;

namespace AdminIam.Engine.Iam.Names;

/// <summary>IAM's rules for names and paths, which are checked before a call, so that commands do not fail half
/// way.</summary>
/// <remarks>The rules are those of userNameType, groupNameType, policyNameType and pathType in the IAM API
/// reference.</remarks>
public static class IamNameRules
{
    private const string NameCharacters = "letters, digits and + = , . @ _ -";
    private static readonly Regex Name = new(@"^[A-Za-z0-9_+=,.@-]+\z");
    private static readonly Regex Path = new(@"^(/|/[\x21-\x7E]+/)\z");
    private static readonly Regex Alias = new(@"^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]\z");

    /// <summary>Checks the name of a new user: 1 to 64 characters.</summary>
    public static void CheckNewUserName(string name) => CheckName("user", "InvalidUserName", name, 64);

    /// <summary>Checks the name of an existing user: 1 to 128 characters.</summary>
    public static void CheckUserName(string name) => CheckName("user", "InvalidUserName", name, 128);

    /// <summary>Checks the name of a group: 1 to 128 characters.</summary>
    public static void CheckGroupName(string name) => CheckName("group", "InvalidGroupName", name, 128);

    /// <summary>Checks the name of a managed policy: 1 to 128 characters.</summary>
    public static void CheckPolicyName(string name) => CheckName("policy", "InvalidPolicyName", name, 128);

    /// <summary>Checks the name of a virtual MFA device. Its serial number, <c>arn:aws:iam::123456789012:mfa/name</c>,
    /// can have up to 256 characters.</summary>
    public static void CheckMfaDeviceName(string name) => CheckName("MFA device", "InvalidMfaDeviceName", name, 226);

    /// <summary>Checks a path: <c>/</c>, or printable ASCII characters between slashes, up to 512 characters.</summary>
    /// <param name="target">The name of the record.</param>
    public static void CheckPath(string path, string target)
    {
        if (path.Length <= 512 && Path.IsMatch(path))
            return;
        throw new AdminException(
            "InvalidPath", ErrorKind.InvalidArgument, target,
            $"'{VisibleText.Of(path)}' is not an IAM path.",
            "A path is '/' or starts and ends with a slash, such as '/admins/', and can have up to 512 characters.");
    }

    /// <summary>Checks an account alias: 3 to 63 characters a-z, 0-9 and single hyphens, but not twelve
    /// digits.</summary>
    public static void CheckAccountAlias(string alias)
    {
        var looksLikeAccountId = alias.Length == 12 && alias.All(char.IsDigit);
        if (Alias.IsMatch(alias) && !looksLikeAccountId)
            return;
        throw new AdminException(
            "InvalidAccountAlias", ErrorKind.InvalidArgument, alias,
            $"'{alias}' cannot be an account alias.",
            "An alias consists of 3 to 63 lowercase letters, "
            + "digits and single hyphens, does not start "
            + "or end with a hyphen, and is not a 12-digit number like an account ID.");
    }

    private static void CheckName(string noun, string errorId, string name, int limit)
    {
        if (name.Length == 0)
        {
            throw new AdminException(
                errorId, ErrorKind.InvalidArgument, name, $"The {noun} name is empty.",
                $"A {noun} name has 1 to {limit} characters.");
        }

        if (name.Length > limit)
        {
            throw new AdminException(
                errorId, ErrorKind.InvalidArgument, name,
                $"The {noun} name '{name}' has {name.Length} characters.",
                $"A {noun} name can have up to {limit} characters.");
        }

        if (!Name.IsMatch(name))
        {
            var wrong = name.Where(c => !Name.IsMatch(c.ToString())).Distinct().Select(Describe);
            throw new AdminException(
                errorId, ErrorKind.InvalidArgument, name,
                $"The {noun} name '{VisibleText.Of(name)}' contains characters that IAM does not allow: "
                    + $"{string.Join(" ", wrong)}",
                $"Use {NameCharacters}.");
        }
    }

    private static string Describe(char c) => c switch
    {
        ' ' => "(space)",
        _ when !VisibleText.IsVisible(c) => $"({VisibleText.CodePoint(c)})",
        _ => c.ToString(),
    };
}
