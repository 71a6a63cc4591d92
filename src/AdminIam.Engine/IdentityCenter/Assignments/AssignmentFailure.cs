using System.Text.RegularExpressions;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.IdentityCenter.Assignments;

/// <summary>States why a request about an assignment did not succeed.</summary>
public static class AssignmentFailure
{
    // Parts of the reasons that AWS states, and what helps.
    private static readonly (string Part, string Advice)[] Known =
    [
        ("assignee", "The user or group does not exist any more, and AWS does not complete requests for it. An "
            + "assignment that remains gives access to nobody, because IDs are not used again. AWS Support can delete "
            + "it."),
        ("not attachable", "Create the customer managed policy with the same path and name in the account, and run the "
            + "command again."),
        ("Cannot exceed quota", "Request an increase of the IAM quota in the account, or reduce the policies of the "
            + "permission set."),
        ("not active", "Reactivate the account, or omit it."),
        ("not authorized", "The caller requires the permission that the message names. For the management account, "
            + "these include iam:GetRole, iam:ListRolePolicies and iam:ListAttachedRolePolicies for the roles "
            + "AWSReservedSSO_*. A service control policy may deny them."),
    ];

    /// <summary>Returns the error for a result.</summary>
    /// <param name="result">The result.</param>
    /// <param name="what">The assignment, in words that can follow a verb.</param>
    /// <returns>The error; <see langword="null"/> if the request succeeded.</returns>
    public static AdminException? Of(AssignmentResult result, string what)
    {
        if (result.IsDone)
            return null;
        var account = result.Assignment.AccountId;
        if (result.IsInProgress)
        {
            return new AdminException(
                "AssignmentInProgress", ErrorKind.Busy, account,
                $"AWS has not completed the request for {what}, which is still in progress.",
                "Run Get-AdminAccountAssignment later to see whether it is completed.");
        }

        var reason = ReasonOf(result);
        return new AdminException(
            "AssignmentFailed", ErrorKind.InvalidOperation, account,
            $"AWS could not complete the request for {what}: {reason}",
            Known.FirstOrDefault(known => Regex.IsMatch(
                reason, known.Part, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)).Advice
                ?? "Correct the cause and run the command again.");
    }

    /// <summary>Returns the reason for a failure without the status code of the service behind.</summary>
    /// <param name="result">A result that failed.</param>
    public static string ReasonOf(AssignmentResult result) => FailureReason.TextOf(result.FailureReason);
}
