using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.Directory;

namespace AdminIam.Tests.Engine.IdentityCenter.Directory;

public sealed class GroupFinderTests
{
    [Fact]
    public async Task A_group_is_found_by_name_ignoring_case_and_by_ID()
    {
        using var test = await TestCenterRun.StartAsync();
        var id = await test.Store.CreateGroupAsync("Auditors");
        var finder = new GroupFinder(test.Run);

        Assert.Equal(id, (await finder.GetAsync("auditors")).GroupId);
        Assert.Equal("Auditors", (await finder.GetAsync(id)).GroupName);
        Assert.Equal("Auditors", Assert.Single(await finder.List().ToListAsync()).GroupName);
    }

    [Fact]
    public async Task An_unknown_group_is_an_error_with_similar_names()
    {
        using var test = await TestCenterRun.StartAsync();
        await test.Store.CreateGroupAsync("Auditors");

        var failure = await Assert.ThrowsAsync<AdminException>(
            () => new GroupFinder(test.Run).GetAsync("Auditor,Admins"));

        Assert.Equal("IdentityGroupNotFound", failure.ErrorId);
        Assert.Contains("The existing groups are: Auditors.", failure.Message);
        Assert.Equal("Separate groups with semicolons: Auditor;Admins", failure.Advice);
    }
}
