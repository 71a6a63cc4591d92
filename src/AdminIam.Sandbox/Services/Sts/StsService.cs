using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Query;
using AdminIam.Sandbox.Services.Iam.Operations;

namespace AdminIam.Sandbox.Services.Sts;

/// <summary>The Security Token Service: caller identity and temporary credentials.</summary>
internal sealed class StsService() : Service(() => ServiceModel.Load("sts-2011-06-15.json"), QueryProtocol.Instance)
{
    public override OperationTable Operations { get; } = StsOperations.Create();

    public override AccessRules Access { get; } = new StsAccessRules();

    public override IReadOnlyList<ControlRequest> ControlRequests { get; } =
        [new("web-identity-token", TestIssuerRequest.Answer)];

    /// <summary>A web identity has no account before it has the role.</summary>
    public override string? AccountOf(ServiceOperation operation, Input input) =>
        operation.IsSigned ? null : TargetRole.AccountOf(input.Text("RoleArn"));

    public override Call CreateCall(CallFacts facts) => new IamCall(facts);
}
