using AdminIam.Sandbox.Json;
using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.IdentityStore.Access;
using AdminIam.Sandbox.Services.IdentityStore.Operations;
using AdminIam.Sandbox.Services.IdentityStore.State;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services.IdentityStore;

/// <summary>The Identity Store: users, groups and memberships of IAM Identity Center.</summary>
internal sealed class IdentityStoreService()
    : Service(() => ServiceModel.Load("identitystore-2020-06-15.json"), JsonProtocol.Instance)
{
    public override OperationTable Operations { get; } = IdentityStoreOperations.Create();

    public override AccessRules Access { get; } = new IdentityStoreAccessRules();

    public override IServiceState CreateState(Account account, SavedState saved)
    {
        var store = saved.Read<IdentityStoreData>().IdentityStore;
        if (store?.KeyFailure is { } failure && KeyFailure.Find(failure) is null)
            throw saved.Damaged($"the identity store has the unknown key failure '{failure}'");
        return new IdentityStoreState(account, store);
    }

    public override Call CreateCall(CallFacts facts) => new IdentityStoreCall(facts);

    public override void Admit(Account account, DateTime now) => account.Get<IdentityStoreState>().Rate.Count(now);

    public override AwsException? TemporaryRefusal(ServiceOperation operation) =>
        operation.Errors.Contains(IdentityStoreErrors.Conflict)
            ? IdentityStoreErrors.ConcurrentModification()
            : null;
}
