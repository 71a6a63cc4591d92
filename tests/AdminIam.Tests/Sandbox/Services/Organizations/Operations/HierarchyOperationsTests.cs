namespace AdminIam.Tests.Sandbox.Services.Organizations.Operations;

public sealed class HierarchyOperationsTests : IDisposable
{
    private readonly RunningSandbox _sandbox = new(TestOrganization.Options());

    private JsonServiceClient Client => JsonServiceClient.Organizations(_sandbox);

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task The_tree_can_be_walked_from_the_root()
    {
        var root = (await Client.OkAsync("ListRoots")).GetProperty("Roots")[0].Text("Id");
        Assert.Equal(["Audit", "Management"], Sorted(await AccountsAsync(root)));
        var workloads = Assert.Single(await UnitsAsync(root));
        Assert.Equal(["Test"], await AccountsAsync(workloads.Id));
        var live = Assert.Single(await UnitsAsync(workloads.Id));
        Assert.Equal(("Workloads", "Live"), (workloads.Name, live.Name));
        Assert.Equal(["Prod"], await AccountsAsync(live.Id));
        Assert.Empty(await UnitsAsync(live.Id));
        Assert.Equal(
            "Live",
            (await Client.OkAsync("DescribeOrganizationalUnit", new { OrganizationalUnitId = live.Id }))
                .GetProperty("OrganizationalUnit").Text("Name"));
    }

    [Fact]
    public async Task Parents_and_children_agree()
    {
        var root = (await Client.OkAsync("ListRoots")).GetProperty("Roots")[0].Text("Id");
        var unit = (await Client.OkAsync("ListParents", new { ChildId = TestOrganization.Test }))
            .GetProperty("Parents")[0];
        Assert.Equal("ORGANIZATIONAL_UNIT", unit.Text("Type"));
        Assert.Equal(
            [TestOrganization.Test],
            (await Client.OkAsync("ListChildren", new { ParentId = unit.Text("Id"), ChildType = "ACCOUNT" }))
                .Texts("Children", "Id"));
        Assert.Equal(
            [unit.Text("Id")],
            (await Client.OkAsync("ListChildren", new { ParentId = root, ChildType = "ORGANIZATIONAL_UNIT" }))
                .Texts("Children", "Id"));
        Assert.Equal(
            (root, "ROOT"),
            await ParentOfAsync(unit.Text("Id")));
    }

    [Fact]
    public async Task What_does_not_exist_has_errors_of_its_kind()
    {
        Assert.StartsWith(
            "400 ParentNotFoundException: ",
            await Client.ErrorAsync("ListAccountsForParent", new { ParentId = "r-none" }),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "400 ChildNotFoundException: ", await Client.ErrorAsync("ListParents", new { ChildId = "000000000000" }),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "400 OrganizationalUnitNotFoundException: ",
            await Client.ErrorAsync("DescribeOrganizationalUnit", new { OrganizationalUnitId = "ou-none-12345678" }),
            StringComparison.Ordinal);
    }

    private static List<string> Sorted(List<string> names) => [.. names.Order(StringComparer.Ordinal)];

    private async Task<(string, string)> ParentOfAsync(string child)
    {
        var parent = (await Client.OkAsync("ListParents", new { ChildId = child })).GetProperty("Parents")[0];
        return (parent.Text("Id"), parent.Text("Type"));
    }

    private async Task<List<string>> AccountsAsync(string parent) =>
        (await Client.OkAsync("ListAccountsForParent", new { ParentId = parent })).Texts("Accounts", "Name");

    private async Task<List<(string Id, string Name)>> UnitsAsync(string parent) =>
        [.. (await Client.OkAsync("ListOrganizationalUnitsForParent", new { ParentId = parent }))
            .GetProperty("OrganizationalUnits").EnumerateArray().Select(unit => (unit.Text("Id"), unit.Text("Name")))];
}
