using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.SsoAdmin.State;

namespace AdminIam.Sandbox.Services.SsoAdmin.Operations;

/// <summary>Provisions permission sets to accounts, and lists where they are provisioned.</summary>
internal static class ProvisioningOperations
{
    private const int MostForAllAccounts = 3;

    public static void Register(OperationTable<SsoCall> table)
    {
        table.Add("ProvisionPermissionSet", Provision, SsoOperations.Any);
        table.Add("ListAccountsForProvisionedPermissionSet", ListAccounts, SsoOperations.Any);
        table.Add("ListPermissionSetsProvisionedToAccount", ListPermissionSets, SsoOperations.Any);
    }

    private static Output Provision(SsoCall call)
    {
        var set = call.ModifiableSet();
        var subject = new AccountAssignment { PermissionSetArn = set.Arn, AccountId = TargetOf(call) };
        var pending = call.Instance().Requests.Pending
            .Where(request => request.Kind == CenterRequest.Provisioning).ToList();
        if (pending.Exists(request => request.Subject.Key == subject.Key))
            throw SsoErrors.Conflict("Another request to provision the PermissionSet is in progress.");
        if (subject.AccountId.Length == 0
            && pending.Count(request => request.Subject.AccountId.Length == 0) >= MostForAllAccounts)
        {
            throw SsoErrors.Busy();
        }

        return new Output
        {
            ["PermissionSetProvisioningStatus"] = DescribeRequest.Provisioning(
                AssignmentOperations.Start(call, CenterRequest.Provisioning, subject)),
        };
    }

    // Empty for all accounts.
    private static string TargetOf(SsoCall call)
    {
        var id = call.Input.OptionalText("TargetId");
        if (call.Text("TargetType") != "AWS_ACCOUNT")
            return id is null ? "" : throw SsoErrors.Invalid("TargetId is not allowed for ALL_PROVISIONED_ACCOUNTS.");
        return id is null
            ? throw SsoErrors.Invalid("TargetId is required for AWS_ACCOUNT.")
            : AssignmentOperations.Target(call, id);
    }

    private static Output ListAccounts(SsoCall call)
    {
        var set = call.PermissionSet().Arn;
        return new Output().AddMatches(
            call,
            "AccountIds",
            call.Instance().Provisioned.Where(one => one.PermissionSetArn == set),
            one => one.AccountId,
            Matches(call),
            one => one.AccountId);
    }

    private static Output ListPermissionSets(SsoCall call)
    {
        var account = call.Text("AccountId");
        return new Output().AddMatches(
            call,
            "PermissionSets",
            call.Instance().Provisioned.Where(one => one.AccountId == account),
            one => one.PermissionSetArn,
            Matches(call),
            one => one.PermissionSetArn);
    }

    private static Func<ProvisionedSet, bool> Matches(SsoCall call)
    {
        var instance = call.Instance();
        var status = call.Input.OptionalText("ProvisioningStatus");
        return one => status is null || status == (instance.IsLatest(one)
            ? "LATEST_PERMISSION_SET_PROVISIONED"
            : "LATEST_PERMISSION_SET_NOT_PROVISIONED");
    }
}
