using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.SsoAdmin.State;

namespace AdminIam.Sandbox.Services.SsoAdmin.Operations;

/// <summary>Who has access to an account, and to which accounts a user or group has access.</summary>
internal static class AssignmentListOperations
{
    private const string Member = "AccountAssignments";

    public static void Register(OperationTable<SsoCall> table)
    {
        table.Add("ListAccountAssignments", ListAccountAssignments, SsoOperations.Any);
        table.Add("ListAccountAssignmentsForPrincipal", ListForPrincipal, SsoOperations.Any);
    }

    private static Output ListAccountAssignments(SsoCall call)
    {
        var set = call.PermissionSet().Arn;
        var account = call.Text("AccountId");
        return new Output().AddPage(
            call,
            Member,
            call.Instance().Assignments.Where(one => one.AccountId == account && one.PermissionSetArn == set),
            one => one.Key,
            Describe);
    }

    // Those of a user include those of the user's groups. The principal need not exist any more.
    private static Output ListForPrincipal(SsoCall call)
    {
        var account = call.Input.Structure("Filter")?.OptionalText("AccountId");
        var type = call.Text("PrincipalType");
        var id = call.Text("PrincipalId");
        var groups = type == "USER"
            ? call.Store.Memberships.Visible(call.Now).Where(one => one.UserId == id).Select(one => one.GroupId)
            : [];
        var principals = new HashSet<string>(groups.Select(group => "GROUP/" + group)) { $"{type}/{id}" };
        return new Output().AddMatches(
            call,
            Member,
            call.Instance().Assignments.Where(one => principals.Contains($"{one.PrincipalType}/{one.PrincipalId}")),
            one => one.Key,
            one => account is null || one.AccountId == account,
            Describe);
    }

    private static Output Describe(AccountAssignment assignment) => new()
    {
        ["AccountId"] = assignment.AccountId,
        ["PermissionSetArn"] = assignment.PermissionSetArn,
        ["PrincipalType"] = assignment.PrincipalType,
        ["PrincipalId"] = assignment.PrincipalId,
    };
}
