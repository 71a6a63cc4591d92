using AdminIam.Engine.IdentityCenter.Directory;
using AdminIam.Engine.IdentityCenter.Users;

namespace AdminIam.Tests.Engine.IdentityCenter.Users;

public sealed class UserPropertyTests
{
    [Fact]
    public void Every_attribute_of_a_user_is_written_and_read_by_its_parameter()
    {
        foreach (var attribute in UserProperty.All)
        {
            var user = attribute.Apply(new DirectoryUser { UserId = "1", UserName = "alice" }, "value");

            Assert.Equal("value", attribute.Of(user));
            Assert.Equal("value", typeof(DirectoryUser).GetProperty(attribute.Parameter)!.GetValue(user));
            Assert.Null(attribute.Of(attribute.Apply(user, "")));
        }

        Assert.Distinct(UserProperty.All.Select(one => one.Path));
        Assert.Distinct(UserProperty.All.Select(one => one.Label));
    }

    [Fact]
    public async Task Every_attribute_is_set_by_creation_and_update_and_removed_if_it_is_not_required()
    {
        using var test = await TestCenterRun.StartAsync();
        var writer = new UserWriter(test.Run);
        var first = UserProperty.All.ToDictionary(one => one, one => ValueOf(one, 1));
        var second = UserProperty.All.ToDictionary(one => one, one => ValueOf(one, 2));
        var removed = UserProperty.All.Where(one => !one.IsRequired).ToDictionary(one => one, _ => "");

        var created = await writer.CreateAsync("alice", first);
        Assert.Equal(first, await ReadAsync(created.UserId));
        Assert.Equal(first, UserProperty.All.ToDictionary(one => one, one => one.Of(created) ?? ""));
        await writer.UpdateAsync(created, second);
        Assert.Equal(second, await ReadAsync(created.UserId));
        await writer.UpdateAsync(created, removed);

        var left = (await ReadAsync(created.UserId)).Where(one => one.Value.Length > 0).Select(one => one.Key);
        Assert.Equal(
            new HashSet<UserProperty>
            {
                UserProperty.GivenName, UserProperty.FamilyName, UserProperty.DisplayName,
            },
            left.ToHashSet());

        async Task<Dictionary<UserProperty, string>> ReadAsync(string id)
        {
            var user = await new UserFinder(test.Run).DescribeAsync(id);
            return UserProperty.All.ToDictionary(one => one, one => one.Of(user!) ?? "");
        }
    }

    private static string ValueOf(UserProperty attribute, int version) =>
        attribute == UserProperty.Email ? $"alice{version}@example.com" : $"{attribute.Label} {version}";
}
