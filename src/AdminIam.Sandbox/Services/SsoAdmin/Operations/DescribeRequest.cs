using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.SsoAdmin.State;

namespace AdminIam.Sandbox.Services.SsoAdmin.Operations;

/// <summary>Requests as answers have them.</summary>
internal static class DescribeRequest
{
    public static Output Assignment(CenterRequest request)
    {
        var output = General(request);
        output["TargetId"] = request.Subject.AccountId;
        output["TargetType"] = "AWS_ACCOUNT";
        output["PrincipalType"] = request.Subject.PrincipalType;
        output["PrincipalId"] = request.Subject.PrincipalId;
        return output;
    }

    public static Output Provisioning(CenterRequest request)
    {
        var output = General(request);
        output["AccountId"] = request.Subject.AccountId.Length == 0 ? null : request.Subject.AccountId;
        return output;
    }

    public static Output Listed(CenterRequest request) => new()
    {
        ["Status"] = request.Status,
        ["RequestId"] = request.Id,
        ["CreatedDate"] = request.Created,
    };

    private static Output General(CenterRequest request)
    {
        var output = Listed(request);
        output["FailureReason"] = request.FailureReason;
        output["PermissionSetArn"] = request.Subject.PermissionSetArn;
        return output;
    }
}
