using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Organizations.Accounts;

/// <summary>Explains why the role of an account could not be assumed. AWS gives the same answer for a role that does
/// not exist, that does not trust the caller, and that requires another external ID; what Organizations states about
/// the account often tells them apart.</summary>
/// <param name="caller">The caller.</param>
/// <param name="role">The role.</param>
/// <param name="account">The account.</param>
/// <param name="arn">The ARN of the role.</param>
internal sealed class MemberAccessError(
    CallerIdentity caller, MemberRole role, OrganizationAccount account, string arn)
{
    private const string Invited = "INVITED";

    // Where the policies of the caller are the reason, AWS names the kind of policy.
    private static readonly string[] OwnReasons =
    [
        "identity-based policy", "session policy", "permissions boundary", "service control policy", "explicit deny",
    ];

    private string Role => $"the role '{role.Name}' in the account {account.Label}";

    // AWS creates the usual role only in accounts that the organization creates.
    private bool IsUsualRole => role.Name == MemberRole.DefaultName;

    /// <summary>Returns the error for what the call threw.</summary>
    public AdminException Explain(Exception exception)
    {
        var known = AwsErrors.Translate(exception, account.Id);
        if (known.ErrorId != "AccessDenied")
        {
            return new AdminException(
                known.ErrorId, known.Kind, account.Id, $"No session of {Role} could be opened: {known.Message}",
                known.Advice, exception);
        }

        if (caller.IsRoot)
        {
            return new AdminException(
                "RootCannotAssumeRole", ErrorKind.InvalidOperation, account.Id,
                $"The root user cannot assume {Role}: {known.Message}",
                $"Connect to the account {caller.AccountId} as a user or with a role, for example as an administrator "
                + "that New-AdminUser created.", exception);
        }

        if (OwnReasons.Any(known.Message.Contains))
        {
            return new AdminException(
                "AssumeRoleNotAllowed", ErrorKind.PermissionDenied, account.Id,
                $"The policies of {caller.Arn} do not allow it to assume {Role}: {known.Message}",
                $"Allow sts:AssumeRole for {arn} in a policy of the caller, and look for policies that deny it.",
                exception);
        }

        return OfRole(known.Message, exception);
    }

    private AdminException OfRole(string message, Exception exception)
    {
        if (IsUsualRole && account.IsManagement)
        {
            return new AdminException(
                "AccountRoleNotFound", ErrorKind.NotFound, account.Id,
                $"The account {account.Label} is the management account, which does not have the role '{role.Name}': "
                + message,
                "Connect to it with credentials of its own, for example with -ProfileName.", exception);
        }

        if (IsUsualRole && account.JoinedMethod == Invited)
        {
            return new AdminException(
                "AccountRoleNotFound", ErrorKind.NotFound, account.Id,
                $"The account {account.Label} was invited to the organization. AWS creates the role '{role.Name}' only "
                + $"in accounts that the organization creates: {message}",
                $"Create the role in the account, with a trust policy that names the account {caller.AccountId}, or "
                + "specify another role with -RoleName.", exception);
        }

        return new AdminException(
            "AccountRoleDenied", ErrorKind.PermissionDenied, account.Id,
            $"AWS does not allow {caller.Arn} to assume {Role}, and does not state the reason: {message}",
            "Check that the role exists in the account (-RoleName), that its trust policy names the account "
            + $"{caller.AccountId}{ExternalIdAdvice}{StateAdvice}.", exception);
    }

    private string ExternalIdAdvice => role.ExternalId is null
        ? ", and that it does not require an external ID (-ExternalId)"
        : ", and that the external ID is the one that it requires";

    private string StateAdvice => account.State is null
        ? ". Organizations could not be read: also check that the account is active"
        : string.Empty;
}
