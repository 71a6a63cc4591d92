using System.Text.RegularExpressions;
using AdminIam.Engine.Aws.Sessions;

namespace AdminIam.Engine.Organizations.Accounts;

/// <summary>The name of a session in a member account, which shows in CloudTrail who uses it.</summary>
internal static class MemberSessionName
{
    private const int Longest = 64;
    private const string Root = "root";

    /// <summary>Returns the name for a caller: <c>AdminIam-</c> and the name of the user or of the caller's own role
    /// session, shortened to the 64 characters that AWS allows.</summary>
    public static string Of(CallerIdentity caller)
    {
        var name = Regex.Replace(
            caller.UserName ?? caller.SessionName ?? Root, "[^A-Za-z0-9_+=,.@-]", "-", RegexOptions.CultureInvariant);
        // A session that was opened like this one has the prefix already.
        var full = name.StartsWith(RoleRequest.DefaultSessionName, StringComparison.Ordinal)
            ? name
            : $"{RoleRequest.DefaultSessionName}-{name}";
        return full.Length <= Longest ? full : full.Substring(0, Longest);
    }
}
