using AdminIam.Engine.Common.Names;
using AdminIam.Engine.Iam.CredentialReports;

namespace AdminIam.Engine.Safeguards.Checks;

/// <summary>The ways in which a user can sign in.</summary>
internal static class SignIns
{
    /// <summary>Returns whether a user has a password or an active access key.</summary>
    public static bool CanSignIn(CredentialReportEntry user) => user.HasPassword == true || ActiveKeys(user) > 0;

    /// <summary>Returns them, such as <c>a password and 1 active access key</c>.</summary>
    public static string Text(CredentialReportEntry user)
    {
        var keys = $"{CountText.Of(ActiveKeys(user), "active access key")}";
        return user.HasPassword != true ? keys
            : ActiveKeys(user) == 0 ? "a password"
            : $"a password and {keys}";
    }

    /// <summary>Returns when a user last used the password or an access key, in UTC; <see langword="null"/> if no use
    /// is recorded.</summary>
    public static DateTime? LastUse(CredentialReportEntry user) =>
        user.Keys.Select(key => key.LastUsed).Append(user.PasswordLastUsed).Max();

    private static int ActiveKeys(CredentialReportEntry user) => user.Keys.Count(key => key.IsActive);
}
