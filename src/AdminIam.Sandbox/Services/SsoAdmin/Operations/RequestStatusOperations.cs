using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.SsoAdmin.State;

namespace AdminIam.Sandbox.Services.SsoAdmin.Operations;

/// <summary>The status of requests.</summary>
internal static class RequestStatusOperations
{
    public static void Register(OperationTable<SsoCall> table)
    {
        Register(table, "AccountAssignmentCreation", CenterRequest.Creation, DescribeRequest.Assignment);
        Register(table, "AccountAssignmentDeletion", CenterRequest.Deletion, DescribeRequest.Assignment);
        table.Add(
            "DescribePermissionSetProvisioningStatus",
            call => new Output
            {
                ["PermissionSetProvisioningStatus"] = DescribeRequest.Provisioning(
                    Find(call, "ProvisionPermissionSetRequestId", CenterRequest.Provisioning)),
            },
            SsoOperations.Any);
        table.Add(
            "ListPermissionSetProvisioningStatus",
            call => List(call, "PermissionSetsProvisioningStatus", CenterRequest.Provisioning),
            SsoOperations.Any);
    }

    private static void Register(
        OperationTable<SsoCall> table, string name, string kind, Func<CenterRequest, Output> describe)
    {
        table.Add(
            $"Describe{name}Status",
            call => new Output { [$"{name}Status"] = describe(Find(call, $"{name}RequestId", kind)) },
            SsoOperations.Any);
        table.Add(
            $"List{name}Status",
            call => List(call, name.Replace("Assignment", "Assignments") + "Status", kind),
            SsoOperations.Any);
    }

    private static CenterRequest Find(SsoCall call, string member, string kind) =>
        call.Instance().Requests.TryFind(call.Text(member), kind, out var request)
            ? request
            : throw SsoErrors.NotFound("Request not found.");

    private static Output List(SsoCall call, string member, string kind)
    {
        var status = call.Input.Structure("Filter")?.OptionalText("Status");
        return new Output().AddMatches(
            call,
            member,
            call.Instance().Requests.All
                .Where(request => request.Kind == kind)
                .OrderBy(request => request.Id, StringComparer.OrdinalIgnoreCase),
            request => request.Id,
            request => status is null || request.Status == status,
            DescribeRequest.Listed);
    }
}
