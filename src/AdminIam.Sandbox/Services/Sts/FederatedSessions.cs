using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.Access;
using AdminIam.Sandbox.Services.Iam.Operations;
using AdminIam.Sandbox.Signing;

namespace AdminIam.Sandbox.Services.Sts;

/// <summary>Sessions of federated users, who have at most the permissions of the user who calls.</summary>
internal static class FederatedSessions
{
    private const int MaxPolicySize = 2048;

    public static string Resource(IamCall call) =>
        $"arn:{call.Account.Partition}:sts::{call.Account.AccountId}:federated-user/{call.Text("Name")}";

    public static Output GetFederationToken(IamCall call)
    {
        if (call.Caller.Session is not null)
        {
            throw new CommonException(
                CommonError.AccessDenied, "Cannot call GetFederationToken with session credentials");
        }

        var attributes = SessionAttributes.Of(call);
        attributes.Check();
        var policy = call.Input.OptionalText("Policy");
        if (policy is not null)
            PolicyText.Valid(call, policy);
        var session = new SessionToken
        {
            AccountId = call.Account.AccountId,
            PrincipalId = call.Caller.UserId,
            FederatedName = call.Text("Name"),
            Issued = call.Timestamp,
            Expires = call.Timestamp.AddSeconds(StsOperations.SecondsOfUser(call)),
            Policy = policy,
            PolicyArns = SessionPolicies.ArnsOf(call, call.Account),
        };
        attributes.Apply(session);
        var federated = IamCaller.OfFederated(call.Account, call.Caller.User, session);
        return new Output
        {
            ["Credentials"] = RoleSessions.Describe(call.Facts.Sessions.Issue(session)),
            ["FederatedUser"] = new Output { ["FederatedUserId"] = federated.UserId, ["Arn"] = federated.Arn },
            ["PackedPolicySize"] = (policy?.Length ?? 0) * 100 / MaxPolicySize,
        };
    }
}
