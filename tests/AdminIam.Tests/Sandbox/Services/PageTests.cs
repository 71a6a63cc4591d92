namespace AdminIam.Tests.Sandbox.Services;

public sealed class PageTests : IDisposable
{
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Pages_follow_the_names_and_the_marker()
    {
        foreach (var name in new[] { "delta", "Alpha", "charlie", "Bravo", "echo" })
            await _sandbox.CreateUserAsync(name);

        var first = await _sandbox.Root.OkAsync("ListUsers", ("MaxItems", "2"));
        Assert.True(first.IsTruncated);
        Assert.Equal(["Alpha", "Bravo"], first.All("UserName"));

        // Changes between the pages neither repeat nor skip a user.
        await _sandbox.Root.OkAsync("DeleteUser", ("UserName", "Bravo"));
        await _sandbox.CreateUserAsync("Aaron");
        var second = await _sandbox.Root.OkAsync("ListUsers", ("MaxItems", "2"), ("Marker", first["Marker"]));
        Assert.Equal(["charlie", "delta"], second.All("UserName"));
        var third = await _sandbox.Root.OkAsync("ListUsers", ("MaxItems", "2"), ("Marker", second["Marker"]));
        Assert.Equal(["echo"], third.All("UserName"));
        Assert.False(third.IsTruncated);
        Assert.Null(third.Find("Marker"));
    }

    [Fact]
    public async Task A_page_has_a_hundred_items_by_default()
    {
        await Task.WhenAll(Enumerable.Range(0, 101).Select(i => _sandbox.CreateUserAsync($"u{i:D3}")));
        var page = await _sandbox.Root.OkAsync("ListUsers");
        Assert.Equal((100, true), (page.All("UserName").Count, page.IsTruncated));
        Assert.False((await _sandbox.Root.OkAsync("ListUsers", ("MaxItems", "101"))).IsTruncated);
    }

    [Fact]
    public async Task A_made_up_marker_is_invalid() =>
        Assert.Equal(
            "400 ValidationError: Invalid Marker.",
            (await _sandbox.Root.CallAsync("ListUsers", ("Marker", "made-up"))).Error);

    [Fact]
    public async Task A_path_prefix_filters()
    {
        await _sandbox.Root.OkAsync("CreateUser", ("UserName", "a"), ("Path", "/staff/it/"));
        await _sandbox.Root.OkAsync("CreateUser", ("UserName", "b"), ("Path", "/staff/"));
        await _sandbox.Root.OkAsync("CreateUser", ("UserName", "c"));
        Assert.Equal(["a", "b"], (await _sandbox.Root.OkAsync("ListUsers", ("PathPrefix", "/staff/"))).All("UserName"));
        Assert.Equal(["a"], (await _sandbox.Root.OkAsync("ListUsers", ("PathPrefix", "/staff/it"))).All("UserName"));
    }
}
