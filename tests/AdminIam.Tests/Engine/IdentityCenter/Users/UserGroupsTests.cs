using System.Globalization;
using AdminIam.Engine.IdentityCenter.Directory;
using AdminIam.Engine.IdentityCenter.Users;

namespace AdminIam.Tests.Engine.IdentityCenter.Users;

public sealed class UserGroupsTests
{
    [Theory]
    [InlineData(3, 2)]
    [InlineData(12, 2)]
    [InlineData(12, 14)]
    public async Task The_groups_are_the_same_however_they_are_read(int userCount, int groupCount)
    {
        using var test = await TestCenterRun.StartAsync(options => options.IdentityCenter.CallsPerSecond = 0);
        var groups = new List<(string Id, string Name)>();
        for (var number = 0; number < groupCount; number++)
            groups.Add((await test.Store.CreateGroupAsync($"Group{number:00}"), $"Group{number:00}"));
        for (var number = 0; number < userCount; number++)
        {
            var user = await test.Store.CreateUserAsync($"user{number}");
            foreach (var group in groups.Where((_, index) => index % userCount == number || number == 1).Reverse())
                await test.Store.AddAsync(group.Id, user);
        }

        var users = await new UserFinder(test.Run).List().ToListAsync();
        var found = await new UserGroups(test.Run).ReadAsync(users);

        Assert.Equal(userCount, users.Count);
        foreach (var user in users)
        {
            var number = int.Parse(user.UserName.Replace("user", ""), CultureInfo.InvariantCulture);
            Assert.Equal(
                groups.Where((_, index) => index % userCount == number || number == 1).Select(group => group.Name),
                found[user.UserId]);
        }
    }
}
