using AdminIam.Sandbox.Services.IdentityStore.State;
using CsCheck;

namespace AdminIam.Tests.Sandbox.Services.IdentityStore.State;

public sealed class StoreDirectoryTests
{
    [Fact]
    public void A_store_has_an_id_as_aws_has_it() =>
        Assert.Matches("^d-90[0-9a-f]{8}$", StoreDirectory.NewStoreId());

    [Fact]
    public void What_is_saved_is_read_again_and_nothing_refers_to_what_is_removed() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 5], Gen.Int[0, 5]).List[0, 40].Sample(steps =>
        {
            var store = new StoreDirectory(new SavedIdentityStore { Id = "d-9067000000" });
            foreach (var (step, user, group) in steps)
                Take(store, step, $"u{user}", $"g{group}");

            var again = new StoreDirectory(store.ToSaved());
            Assert.Equal(store.Users.All.Select(one => one.Id), again.Users.All.Select(one => one.Id));
            Assert.All(again.Memberships.All, one =>
            {
                Assert.True(again.Users.TryFind(one.UserId, DateTime.MaxValue, out _));
                Assert.True(again.Groups.TryFind(one.GroupId, DateTime.MaxValue, out _));
            });
        });

    private static void Take(StoreDirectory store, int step, string userName, string groupName)
    {
        store.Users.TryGetByKey(StoreDirectory.NameKey(userName), out var user);
        store.Groups.TryGetByKey(StoreDirectory.NameKey(groupName), out var group);
        if (user is null)
        {
            user = new StoreUser { Id = store.NewId(), Attributes = { ["UserName"] = userName } };
            store.Users.Add(user);
        }

        if (group is null)
        {
            group = new StoreGroup { Id = store.NewId(), Attributes = { ["DisplayName"] = groupName } };
            store.Groups.Add(group);
        }

        if (step == 0)
            store.Remove(user);
        else if (step == 1)
            store.Remove(group);
        else if (!store.Memberships.TryGetByKey(StoreDirectory.MembershipKey(group.Id, user.Id), out _))
            store.Memberships.Add(new StoreMembership { Id = store.NewId(), GroupId = group.Id, UserId = user.Id });
    }
}
