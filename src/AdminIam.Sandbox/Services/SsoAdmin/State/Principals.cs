using AdminIam.Sandbox.Services.IdentityStore.State;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services.SsoAdmin.State;

/// <summary>The users and groups of assignments.</summary>
internal static class Principals
{
    /// <summary>Returns why the user or group of an assignment cannot be used, or null if it exists.</summary>
    public static string? ReasonAgainst(Account account, AccountAssignment assignment)
    {
        var store = account.Get<IdentityStoreState>().Directory!;
        var exists = assignment.PrincipalType == "USER"
            ? store.Users.TryFind(assignment.PrincipalId, DateTime.MaxValue, out _)
            : store.Groups.TryFind(assignment.PrincipalId, DateTime.MaxValue, out _);
        return exists
            ? null
            : $"the {assignment.PrincipalType} assignee {assignment.PrincipalId} was not found in "
                + $"directory {store.Id}";
    }
}
