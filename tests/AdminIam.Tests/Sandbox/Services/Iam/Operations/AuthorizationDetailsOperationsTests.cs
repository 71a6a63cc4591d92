namespace AdminIam.Tests.Sandbox.Services.Iam.Operations;

public sealed class AuthorizationDetailsOperationsTests : IDisposable
{
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task The_account_in_pages_equals_the_account_in_one_response()
    {
        await _sandbox.Root.OkAsync("CreateGroup", ("GroupName", "g"));
        await _sandbox.Root.OkAsync(
            "AttachGroupPolicy", ("GroupName", "g"), ("PolicyArn", RunningSandbox.AdministratorAccess));
        foreach (var name in new[] { "a", "b", "c" })
        {
            await _sandbox.CreateUserAsync(name);
            await _sandbox.Root.OkAsync("AddUserToGroup", ("UserName", name), ("GroupName", "g"));
        }

        var names = new List<string>();
        string? marker = null;
        do
        {
            var page = await _sandbox.Root.OkAsync(
                "GetAccountAuthorizationDetails",
                [("MaxItems", "2"), .. marker is null ? [] : new[] { ("Marker", marker) }]);
            names.AddRange(page.All("UserName"));
            names.AddRange(page.All("GroupName"));
            names.AddRange(page.All("PolicyId"));
            marker = page.Find("Marker");
        }
        while (marker is not null);

        Assert.Equal(["a", "b", "c", "g", "ANPAIWMBCKSKIEE64ZLYK"], names);
        var groups = await _sandbox.Root.OkAsync("GetAccountAuthorizationDetails", ("Filter.member.1", "Group"));
        Assert.Empty(groups.All("UserName"));
        Assert.Equal(["g"], groups.All("GroupName"));
    }
}
