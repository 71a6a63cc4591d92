using AdminIam.Sandbox.Json;
using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.SsoAdmin.Access;
using AdminIam.Sandbox.Services.SsoAdmin.Operations;
using AdminIam.Sandbox.Services.SsoAdmin.State;
using AdminIam.Sandbox.Services.SsoAdmin.Work;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services.SsoAdmin;

/// <summary>The administration of IAM Identity Center: permission sets and the assignment of accounts.</summary>
internal sealed class SsoAdminService()
    : Service(() => ServiceModel.Load("sso-admin-2020-07-20.json"), JsonProtocol.Instance)
{
    public override OperationTable Operations { get; } = SsoOperations.Create();

    public override AccessRules Access { get; } = new SsoAccessRules();

    public override CommonErrors Errors { get; } = JsonProtocol.Instance.Errors.With(new()
    {
        [CommonError.MalformedPolicy] = ("ValidationException", 400),
    });

    public override IServiceState CreateState(Account account, SavedState saved)
    {
        var instance = saved.Read<SsoAdminData>().IdentityCenter;
        var state = new SsoAdminState(account, instance);
        if (state.Store.Directory is null && instance is not null)
            throw saved.Damaged("Identity Center has no identity store");
        return state;
    }

    public override Call CreateCall(CallFacts facts) => new SsoCall(facts);

    public override void Admit(Account account, DateTime now) => account.Get<SsoAdminState>().Rate.Count(now);

    public override bool CompleteWork(Account account, DateTime now) =>
        account.Get<SsoAdminState>().Instance is { } instance && new RequestWork(account, instance).Complete(now);

    public override AwsException? TemporaryRefusal(ServiceOperation operation) =>
        operation.Errors.Contains(SsoErrors.ConflictCode) ? SsoErrors.EarlierWrite() : null;
}
