using AdminIam.Sandbox.Services.Iam.State;

namespace AdminIam.Tests.Sandbox.Services.Iam.State;

public sealed class EntityTableTests
{
    [Fact]
    public void An_id_finds_its_entity_under_every_name_until_it_is_removed()
    {
        var table = new EntityTable<User>();
        var alice = new User { Name = "alice", Id = "AIDA1" };
        table.Add(alice);
        table.Add(new User { Name = "bob", Id = "AIDA2" });

        table.Rename(alice, "carol");
        Assert.True(table.TryGetById("AIDA1", out var found));
        Assert.Same(alice, found);

        table.Remove(alice);
        Assert.False(table.TryGetById("AIDA1", out _));
        Assert.True(table.TryGetById("AIDA2", out _));
    }

    [Fact]
    public void Entities_without_an_id_are_found_by_name()
    {
        var table = new EntityTable<MfaDevice>();
        table.Add(new MfaDevice { Name = "one" });
        var two = new MfaDevice { Name = "two" };
        table.Add(two);

        table.Remove(two);

        Assert.True(table.TryGet("ONE", out _));
        Assert.False(table.TryGet("two", out _));
    }
}
