using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Services.Organizations.Operations;

/// <summary>Errors that several operations return.</summary>
internal static class OrganizationsErrors
{
    /// <summary>The account of the caller may not make the call.</summary>
    public static CommonException Denied() =>
        new(CommonError.AccessDenied, "You don't have permissions to access this resource.");

    /// <summary>A limit or a rule of the organization refuses the call.</summary>
    /// <param name="reason">The reason, as AWS names it.</param>
    /// <param name="message">The message.</param>
    public static AwsException Violation(string reason, string message) =>
        new("ConstraintViolationException", 400, message) { Members = new Output { ["Reason"] = reason } };
}
