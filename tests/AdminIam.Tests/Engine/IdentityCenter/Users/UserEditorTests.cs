using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.Directory;
using AdminIam.Engine.IdentityCenter.Users;

namespace AdminIam.Tests.Engine.IdentityCenter.Users;

public sealed class UserEditorTests
{
    [Fact]
    public async Task A_user_is_found_by_ID_and_renamed_with_the_attributes()
    {
        using var test = await TestCenterRun.StartAsync();
        var id = await test.Store.CreateUserAsync("ada");
        var editor = new UserEditor(test.Run);
        var change = new UserChange
        {
            User = id,
            NewUserName = "ada.king",
            Attributes = new Dictionary<UserProperty, string> { [UserProperty.Title] = "Countess" },
        };

        var plan = await editor.PlanAsync(change);
        var result = await editor.SetAsync(change);
        var again = await editor.SetAsync(change);

        Assert.Equal(["name: ada -> ada.king", "title: none -> Countess"], plan.Changes);
        Assert.Equal(
            (Outcome.WhatIf, Outcome.Updated, Outcome.Unchanged), (plan.Outcome, result.Outcome, again.Outcome));
        var read = await new UserFinder(test.Run).GetAsync("ada.king");
        Assert.Equal((id, "Countess"), (read.UserId, read.Title));
    }

    [Fact]
    public async Task A_required_attribute_is_not_removed()
    {
        using var test = await TestCenterRun.StartAsync();
        await test.Store.CreateUserAsync("ada");

        var failure = await Assert.ThrowsAsync<AdminException>(() => new UserEditor(test.Run).SetAsync(new UserChange
        {
            User = "ada",
            Attributes = new Dictionary<UserProperty, string> { [UserProperty.GivenName] = "" },
        }));

        Assert.Equal("InvalidAttribute", failure.ErrorId);
    }
}
