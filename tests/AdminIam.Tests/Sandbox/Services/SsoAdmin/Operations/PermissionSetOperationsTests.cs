namespace AdminIam.Tests.Sandbox.Services.SsoAdmin.Operations;

public sealed class PermissionSetOperationsTests : CenterTests
{
    [Fact]
    public async Task A_set_is_created_read_changed_and_deleted()
    {
        var set = (await Center.OkAsync(
            "CreatePermissionSet", ("Name", "Admins"), ("Description", "All"), ("RelayState", "https://example.com")))
            .GetProperty("PermissionSet");
        var arn = set.Text("PermissionSetArn");
        Assert.Matches("^arn:aws:sso:::permissionSet/ssoins-[0-9a-f]{16}/ps-[0-9a-f]{16}$", arn);
        Assert.Equal("PT1H", set.Text("SessionDuration"));
        await Center.OkAsync("UpdatePermissionSet", ("PermissionSetArn", arn), ("SessionDuration", "PT8H"));
        set = (await Center.OkAsync("DescribePermissionSet", ("PermissionSetArn", arn))).GetProperty("PermissionSet");
        Assert.Equal(
            ("Admins", "All", "PT8H"), (set.Text("Name"), set.Text("Description"), set.Text("SessionDuration")));
        Assert.False(set.TryGetProperty("RelayState", out _), "A relay state that is not sent is deleted.");
        Assert.Equal([arn], (await Center.OkAsync("ListPermissionSets")).Texts("PermissionSets"));
        await Center.OkAsync("DeletePermissionSet", ("PermissionSetArn", arn));
        Assert.Equal(
            "400 ResourceNotFoundException: PermissionSet not found.",
            await Center.ErrorAsync("DeletePermissionSet", ("PermissionSetArn", arn)));
    }

    [Fact]
    public async Task Names_are_unique()
    {
        await Center.CreateSetAsync("Admins");
        Assert.Equal(
            "400 ConflictException: PermissionSet with name admins already exists.",
            await Center.ErrorAsync("CreatePermissionSet", ("Name", "admins")));
    }

    [Theory]
    [InlineData("PT1H", true)]
    [InlineData("PT60M", true)]
    [InlineData("PT12H", true)]
    [InlineData("PT59M", false)]
    [InlineData("PT12H1S", false)]
    [InlineData("P1W", false)]
    [InlineData("-PT2H", false)]
    public async Task A_session_takes_one_to_twelve_hours(string duration, bool isValid)
    {
        if (isValid)
        {
            await Center.OkAsync("CreatePermissionSet", ("Name", "Admins"), ("SessionDuration", duration));
        }
        else
        {
            Assert.Equal(
                "400 ValidationException: SessionDuration must be between PT1H and PT12H.",
                await Center.ErrorAsync("CreatePermissionSet", ("Name", "Admins"), ("SessionDuration", duration)));
        }
    }

    [Fact]
    public async Task A_name_of_33_characters_is_too_long() => Assert.StartsWith(
        "400 ValidationException: 1 validation error detected: Value ",
        await Center.ErrorAsync("CreatePermissionSet", ("Name", new string('a', 33))),
        StringComparison.Ordinal);

    [Fact]
    public async Task A_set_is_deleted_after_its_assignments()
    {
        var user = await Center.Store.CreateUserAsync("ada");
        var set = await Center.CreateSetAsync("Admins");
        const string conflict =
            "400 ConflictException: Could not delete because PermissionSet has ApplicationProfile associated with it";
        await Center.AssignAsync(set, TestOrganization.Prod, user);
        Assert.Equal(conflict, await Center.ErrorAsync("DeletePermissionSet", ("PermissionSetArn", set)));
        Center.Complete();
        Assert.Equal(conflict, await Center.ErrorAsync("DeletePermissionSet", ("PermissionSetArn", set)));
        await Center.UnassignAsync(set, TestOrganization.Prod, user);
        Assert.Equal(conflict, await Center.ErrorAsync("DeletePermissionSet", ("PermissionSetArn", set)));
        Center.Complete();
        await Center.OkAsync("DeletePermissionSet", ("PermissionSetArn", set));
    }
}
