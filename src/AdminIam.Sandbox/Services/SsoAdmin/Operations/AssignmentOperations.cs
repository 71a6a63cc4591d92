using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.SsoAdmin.State;

namespace AdminIam.Sandbox.Services.SsoAdmin.Operations;

/// <summary>Creates and deletes assignments, by requests that are completed later.</summary>
internal static class AssignmentOperations
{
    private const int MostPending = 15;

    public static void Register(OperationTable<SsoCall> table)
    {
        table.Add("CreateAccountAssignment", Create, SsoOperations.Any);
        table.Add("DeleteAccountAssignment", Delete, SsoOperations.Any);
    }

    /// <summary>Adds a request, which is completed after the time in the settings.</summary>
    public static CenterRequest Start(SsoCall call, string kind, AccountAssignment subject)
    {
        var request = new CenterRequest
        {
            Id = Guid.NewGuid().ToString(),
            Kind = kind,
            Created = call.Now,
            Due = call.Now + call.Facts.Account.Options.IdentityCenter.RequestDuration,
            Subject = subject,
            IsOrphaned = kind == CenterRequest.Deletion
                && Principals.ReasonAgainst(call.Facts.Account, subject) is not null,
        };
        call.Instance().Requests.Add(request);
        return request;
    }

    /// <summary>The account named in the call, which must be one of the organization.</summary>
    public static string Target(SsoCall call, string id)
    {
        if (!call.Organization.TryFind(id, out _))
            throw SsoErrors.NotFound($"Account {id} not found in the organization.");
        call.DemandNotManagement([id]);
        return id;
    }

    private static Output Create(SsoCall call) => new()
    {
        ["AccountAssignmentCreationStatus"] =
            DescribeRequest.Assignment(Start(call, CenterRequest.Creation, Subject(call))),
    };

    private static Output Delete(SsoCall call) => new()
    {
        ["AccountAssignmentDeletionStatus"] =
            DescribeRequest.Assignment(Start(call, CenterRequest.Deletion, Subject(call))),
    };

    private static AccountAssignment Subject(SsoCall call)
    {
        var assignment = new AccountAssignment
        {
            PermissionSetArn = call.ModifiableSet().Arn,
            AccountId = Target(call, call.Text("TargetId")),
            PrincipalType = call.Text("PrincipalType"),
            PrincipalId = call.Text("PrincipalId"),
        };
        var pending = call.Instance().Requests.Pending.Where(request => request.IsAssignment).ToList();
        if (pending.Exists(request => request.Subject.Key == assignment.Key))
            throw SsoErrors.Conflict("Another request for the same assignment is in progress.");
        return pending.Count < MostPending ? assignment : throw SsoErrors.Busy();
    }
}
