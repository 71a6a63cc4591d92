using AdminIam.Sandbox.Authorization;
using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.Access;
using AdminIam.Sandbox.Services.Iam.State;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>Simulations: policies are evaluated as for a call.</summary>
internal static class SimulationOperations
{
    public static void Register(OperationTable<IamCall> table)
    {
        table.Add("SimulatePrincipalPolicy", SimulatePrincipalPolicy, call => call.Text("PolicySourceArn"));
        table.Add("SimulateCustomPolicy", SimulateCustomPolicy, ResourceOf.Any);
    }

    private static Output SimulatePrincipalPolicy(IamCall call)
    {
        var source = NamedIdentity.Find(call, call.Text("PolicySourceArn"));
        var identity = NamedIdentity.Policies(call, source);
        identity.AddRange(Simulation.ReadPolicies(call, "PolicyInputList"));
        return new Simulation(identity, Boundary(call, source), () => Keys(call, source))
        {
            Limits = call.Facts.Limits,
        }.Run(call);
    }

    private static Output SimulateCustomPolicy(IamCall call) => new Simulation(
        Simulation.ReadPolicies(call, "PolicyInputList"),
        BoundaryOfCall(call),
        () => Keys(call, Caller(call))).Run(call);

    private static List<PolicySource>? Boundary(IamCall call, Entity source)
    {
        if (BoundaryOfCall(call) is { } boundary)
            return boundary;
        var arn = source switch
        {
            User user => user.PermissionsBoundary,
            Role role => role.PermissionsBoundary,
            _ => null,
        };
        return arn is null ? null : PrincipalPolicies.Boundary(call.Account, arn);
    }

    private static List<PolicySource>? BoundaryOfCall(IamCall call) =>
        call.Input.Has("PermissionsBoundaryPolicyInputList")
            ? Simulation.ReadPolicies(call, "PermissionsBoundaryPolicyInputList")
            : null;

    /// <summary>The user whom a simulation of documents names as the caller.</summary>
    private static User? Caller(IamCall call)
    {
        if (call.Input.OptionalText("CallerArn") is not { } arn)
            return null;
        return NamedIdentity.Find(call, arn) as User
            ?? throw IamErrors.InvalidInput($"Invalid Caller Arn: {arn} is not the ARN of a user.");
    }

    private static RequestKeys Keys(IamCall call, Entity? source)
    {
        var keys = new RequestKeys();
        CallKeys.AddTime(call, keys);
        keys.Set("aws:PrincipalAccount", call.Account.AccountId);
        if (source is not null)
            keys.Set("aws:userid", source.Id);
        if (source is User user)
            PrincipalKeys.Add(keys, call.Account, user);
        else if (source is Role role)
            PrincipalKeys.Add(keys, call.Account, role);
        Simulation.AddContext(call, keys);
        return keys;
    }
}
