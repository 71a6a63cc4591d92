using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services.IdentityStore.State;

/// <summary>The users, groups and memberships of an instance of Identity Center.</summary>
internal sealed class StoreDirectory
{
    public const int UsersQuota = 100_000;
    public const int GroupsQuota = 100_000;

    public StoreDirectory(SavedIdentityStore saved)
    {
        Id = saved.Id;
        Region = saved.Region;
        OwnerAccountId = saved.OwnerAccountId;
        KeyFailure = saved.KeyFailure is null ? null : State.KeyFailure.Find(saved.KeyFailure);
        saved.Users.ForEach(Users.Add);
        saved.Groups.ForEach(Groups.Add);
        saved.Memberships.ForEach(Memberships.Add);
    }

    public string Id { get; }

    public string Region { get; }

    public string OwnerAccountId { get; }

    /// <summary>Why the KMS key of the instance cannot be used; null if it can.</summary>
    public KeyFailure? KeyFailure { get; }

    public StoreTable<StoreUser> Users { get; } = new(KeysOf);

    public StoreTable<StoreGroup> Groups { get; } = new(group => [NameKey(group.DisplayName), .. ExternalKeys(group)]);

    public StoreTable<StoreMembership> Memberships { get; } = new(one => [MembershipKey(one.GroupId, one.UserId)]);

    public static string NameKey(string name) => "name:" + name;

    public static string EmailKey(string email) => "email:" + email;

    public static string ExternalKey(string issuer, string id) => $"external:{issuer}:{id}";

    public static string MembershipKey(string groupId, string userId) => $"{groupId}/{userId}";

    /// <summary>An id as AWS has it: the number of the store, and a GUID.</summary>
    public string NewId() => $"{Id.Substring("d-".Length)}-{Guid.NewGuid()}";

    public static string NewStoreId() =>
        "d-90" + string.Concat(RandomText.Bytes(4).Select(one => one.ToString("x2", null)));

    public void Remove(StoreUser user)
    {
        RemoveMemberships(one => one.UserId == user.Id);
        Users.Remove(user);
    }

    public void Remove(StoreGroup group)
    {
        RemoveMemberships(one => one.GroupId == group.Id);
        Groups.Remove(group);
    }

    public SavedIdentityStore ToSaved() => new()
    {
        Id = Id,
        Region = Region,
        OwnerAccountId = OwnerAccountId,
        KeyFailure = KeyFailure?.Name,
        Users = [.. Users.All],
        Groups = [.. Groups.All],
        Memberships = [.. Memberships.All],
    };

    private static IEnumerable<string> KeysOf(StoreUser user)
    {
        yield return NameKey(user.UserName);
        if (user.Email is { } email)
            yield return EmailKey(email);
        foreach (var key in ExternalKeys(user))
            yield return key;
    }

    private static IEnumerable<string> ExternalKeys(StoreIdentity identity) =>
        identity.ExternalIds.Select(external => ExternalKey(external.Issuer, external.Id));

    private void RemoveMemberships(Func<StoreMembership, bool> isRemoved)
    {
        foreach (var membership in Memberships.All.Where(isRemoved).ToList())
            Memberships.Remove(membership);
    }
}
