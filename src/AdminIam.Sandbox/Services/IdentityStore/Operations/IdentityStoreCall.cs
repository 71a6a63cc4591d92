using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.IdentityStore.State;

namespace AdminIam.Sandbox.Services.IdentityStore.Operations;

/// <summary>A call about users, groups or memberships.</summary>
internal sealed class IdentityStoreCall(CallFacts facts) : Call(facts)
{
    /// <summary>The store named in the call.</summary>
    public StoreDirectory Store()
    {
        var id = Text("IdentityStoreId");
        var state = Facts.Account.Get<IdentityStoreState>();
        if (state.Directory is not { } store || store.Id != id || store.Region != Facts.Region)
            throw IdentityStoreErrors.NotFound("IDENTITY_STORE", id);
        if (!state.IsAdministrator(Facts.Account.Id))
        {
            throw new CommonException(
                CommonError.AccessDenied, "The account is neither the owner of the identity store nor administers it.");
        }

        return store.KeyFailure is { } failure ? throw failure.ToStoreError() : store;
    }

    public StoreUser User() => User(Text("UserId"));

    public StoreUser User(string id) =>
        Store().Users.TryFind(id, Now, out var user) ? user : throw IdentityStoreErrors.NotFound("USER", id);

    public StoreGroup Group() => Group(Text("GroupId"));

    public StoreGroup Group(string id) =>
        Store().Groups.TryFind(id, Now, out var group) ? group : throw IdentityStoreErrors.NotFound("GROUP", id);

    /// <summary>The id of the user in the MemberId of the call.</summary>
    public string MemberUserId() =>
        Input.Structure("MemberId")!.OptionalText("UserId")
        ?? throw IdentityStoreErrors.Invalid("MemberId must have UserId.");

    /// <summary>Gives a new user, group or membership its id and times.</summary>
    public T Stamp<T>(T entity)
        where T : StoreEntity
    {
        entity.Id = Store().NewId();
        entity.Created = Timestamp;
        entity.CreatedBy = Facts.Caller.Arn;
        entity.VisibleFrom = VisibleFrom;
        Touch(entity);
        return entity;
    }

    public void Touch(StoreEntity entity)
    {
        entity.Updated = Timestamp;
        entity.UpdatedBy = Facts.Caller.Arn;
    }

    /// <summary>The ARN of the store, as policies must specify it.</summary>
    public string StoreArn() =>
        $"arn:{Facts.Account.Partition}:identitystore::{Facts.Account.Id}:identitystore/{Text("IdentityStoreId")}";
}
