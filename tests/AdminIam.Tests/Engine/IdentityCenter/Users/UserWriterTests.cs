using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.Directory;
using AdminIam.Engine.IdentityCenter.Users;

namespace AdminIam.Tests.Engine.IdentityCenter.Users;

public sealed class UserWriterTests
{
    private static readonly Dictionary<UserProperty, string> Ada = new()
    {
        [UserProperty.GivenName] = "Ada",
        [UserProperty.FamilyName] = "Lovelace",
        [UserProperty.DisplayName] = "Ada Lovelace",
        [UserProperty.Email] = "ada@example.com",
    };

    [Fact]
    public async Task A_conflict_names_the_user_who_has_the_name_or_the_address()
    {
        using var test = await TestCenterRun.StartAsync();
        var writer = new UserWriter(test.Run);
        var ada = await writer.CreateAsync("ada", Ada);
        var bob = await writer.CreateAsync("bob", Without(UserProperty.Email));

        var name = await FailAsync(() => writer.CreateAsync("ADA", Ada));
        var email = await FailAsync(() => writer.CreateAsync("other", Ada));
        var renamed = await FailAsync(() => writer.UpdateAsync(bob, Without(UserProperty.Email), "Ada"));
        var updated = await FailAsync(() => writer.UpdateAsync(bob, Ada));

        Assert.Equal(("IdentityUserAlreadyExists", "ADA"), (name.ErrorId, name.Target));
        Assert.Equal(("EmailInUse", "other"), (email.ErrorId, email.Target));
        Assert.Contains("belongs to the user 'ada'", email.Message, StringComparison.Ordinal);
        Assert.Equal("IdentityUserAlreadyExists", renamed.ErrorId);
        Assert.Equal(("EmailInUse", "bob"), (updated.ErrorId, updated.Target));
        await writer.UpdateAsync(ada, Ada, "ADA");
        Assert.Equal("ADA", (await new UserFinder(test.Run).GetAsync("ada")).UserName);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Of_a_lost_response_the_own_user_is_found_and_that_of_another_is_not(int seed)
    {
        var clock = new SkippingClock(DateTimeOffset.UtcNow);
        using var test = await TestCenterRun.StartAsync(options => options.TimeProvider = clock);
        test.Sandbox.Server.Options.Faults.Seed = seed;
        test.Sandbox.Server.Options.Faults.DropAfter = 0.3;
        var writer = new UserWriter(test.Run);
        for (var number = 0; number < 6; number++)
        {
            var attributes = Without(UserProperty.Email);
            var user = await writer.CreateAsync($"user{number}", attributes);
            attributes[UserProperty.Title] = "Engineer";

            Assert.Equal(user.UserId, (await new UserFinder(test.Run).GetAsync(user.UserName)).UserId);
            var failure = await FailAsync(() => writer.CreateAsync(user.UserName, attributes));
            Assert.Equal("IdentityUserAlreadyExists", failure.ErrorId);
            // Another administrator's user has an attribute that was not requested.
            await writer.UpdateAsync(user, attributes);
            attributes.Remove(UserProperty.Title);
            failure = await FailAsync(() => writer.CreateAsync(user.UserName, attributes));
            Assert.Equal("IdentityUserAlreadyExists", failure.ErrorId);
        }
    }

    [Fact]
    public async Task A_user_is_deleted_once()
    {
        using var test = await TestCenterRun.StartAsync();
        var writer = new UserWriter(test.Run);
        var user = await writer.CreateAsync("ada", Ada);

        Assert.True(await writer.DeleteAsync(user.UserId));
        Assert.False(await writer.DeleteAsync(user.UserId));
    }

    private static Dictionary<UserProperty, string> Without(UserProperty attribute) =>
        Ada.Where(one => one.Key != attribute).ToDictionary(one => one.Key, one => one.Value);

    private static Task<AdminException> FailAsync(Func<Task> action) =>
        Assert.ThrowsAsync<AdminException>(action);
}
