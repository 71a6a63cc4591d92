using System.Text.RegularExpressions;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Names;

namespace AdminIam.Engine.Iam.Names;

/// <summary>IAM's rules for names and paths, checked before AWS is asked so that nothing is half done.</summary>
/// <remarks>The rules are those of the IAM API reference's userNameType, groupNameType, policyNameType and pathType.</remarks>
public static class IamNames
{
    private const string NameCharacters = "letters, digits and + = , . @ _ -";
    private static readonly Regex Name = new(@"^[A-Za-z0-9_+=,.@-]+\z");
    private static readonly Regex Path = new(@"^(/|/[\x21-\x7E]+/)\z");
    private static readonly Regex Alias = new(@"^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]\z");

    /// <summary>A name for a user that is to be created: 1 to 64 characters.</summary>
    /// <param name="name">The name.</param>
    public static void CheckNewUserName(string name) => CheckName("user", "InvalidUserName", name, 64);

    /// <summary>The name of a user: existing ones may have up to 128 characters.</summary>
    /// <param name="name">The name.</param>
    public static void CheckUserName(string name) => CheckName("user", "InvalidUserName", name, 128);

    /// <summary>A group's name: 1 to 128 characters.</summary>
    /// <param name="name">The name.</param>
    public static void CheckGroupName(string name) => CheckName("group", "InvalidGroupName", name, 128);

    /// <summary>A managed policy's name: 1 to 128 characters.</summary>
    /// <param name="name">The name.</param>
    public static void CheckPolicyName(string name) => CheckName("policy", "InvalidPolicyName", name, 128);

    /// <summary>A virtual MFA device's name. Its serial number, <c>arn:aws:iam::123456789012:mfa/name</c>, has at most 256
    /// characters.</summary>
    /// <param name="name">The name.</param>
    public static void CheckMfaDeviceName(string name) => CheckName("MFA device", "InvalidMfaDeviceName", name, 226);

    /// <summary>A path: <c>/</c>, or printable ASCII between slashes, up to 512 characters.</summary>
    /// <param name="path">The path.</param>
    /// <param name="target">Whose path it is.</param>
    public static void CheckPath(string path, string target)
    {
        if (path.Length <= 512 && Path.IsMatch(path))
            return;
        throw new AdminException(
            "InvalidPath", ErrorKind.InvalidArgument, target,
            $"'{VisibleText.Of(path)}' is not an IAM path.",
            "A path is '/' or starts and ends with a slash, such as '/admins/', and has at most 512 characters.");
    }

    /// <summary>An account alias: 3 to 63 of a-z, 0-9 and single hyphens, and not twelve digits.</summary>
    /// <param name="alias">The alias.</param>
    public static void CheckAccountAlias(string alias)
    {
        var looksLikeAccountId = alias.Length == 12 && alias.All(char.IsDigit);
        if (Alias.IsMatch(alias) && !looksLikeAccountId)
            return;
        throw new AdminException(
            "InvalidAccountAlias", ErrorKind.InvalidArgument, alias,
            $"'{alias}' cannot be an account alias.",
            "An alias has 3 to 63 lower-case letters, digits and single hyphens, does not start or end with a hyphen, "
            + "and is not twelve digits like an account id.");
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
                $"A {noun} name has at most {limit}.");
        }

        if (!Name.IsMatch(name))
        {
            var wrong = name.Where(c => !Name.IsMatch(c.ToString())).Distinct().Select(Describe);
            throw new AdminException(
                errorId, ErrorKind.InvalidArgument, name,
                $"The {noun} name '{VisibleText.Of(name)}' has characters that IAM does not allow: {string.Join(" ", wrong)}",
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
