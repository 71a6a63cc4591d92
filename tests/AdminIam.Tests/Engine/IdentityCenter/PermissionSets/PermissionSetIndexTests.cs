using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.PermissionSets;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.IdentityCenter.PermissionSets;

public sealed class PermissionSetIndexTests
{
    [Fact]
    public async Task The_names_are_read_once_a_session()
    {
        using var test = await TestCenterRun.StartAsync();
        var arn = await CreateAsync(test, "Admins");
        await CreateAsync(test, "Auditors");

        Assert.Equal(new PermissionSetName(arn, "Admins"), await new PermissionSetIndex(test.Run).GetAsync("admins"));
        Assert.Equal("Admins", (await new PermissionSetIndex(test.Run).GetAsync(arn)).Name);
        Assert.Equal(2, test.Sandbox.Server.Statistics.CallsByPermission["sso:DescribePermissionSet"]);
        Assert.Equal(2, test.Sandbox.Server.Statistics.CallsByPermission["sso:ListPermissionSets"]);
    }

    [Fact]
    public async Task A_list_is_read_again_after_a_change()
    {
        using var test = await TestCenterRun.StartAsync();
        var index = new PermissionSetIndex(test.Run);
        Assert.Null(await index.FindAsync("Admins"));
        var arn = await CreateAsync(test, "Admins");
        Assert.Equal(arn, await index.NameOfAsync(arn));

        index.Invalidate();

        Assert.Equal("Admins", await index.NameOfAsync(arn));
    }

    [Fact]
    public async Task An_unknown_set_is_an_error_with_similar_names()
    {
        using var test = await TestCenterRun.StartAsync();
        await CreateAsync(test, "BillingReaders");

        var failure = await Assert.ThrowsAsync<AdminException>(
            () => new PermissionSetIndex(test.Run).GetAsync("BilingReaders"));

        Assert.Equal(("PermissionSetNotFound", "BilingReaders"), (failure.ErrorId, failure.Target));
        Assert.EndsWith("Did you mean 'BillingReaders'?", failure.Message);
    }

    private static async Task<string> CreateAsync(TestCenterRun test, string name)
    {
        var client = JsonServiceClient.SsoAdmin(test.Sandbox);
        var answer = await client.OkAsync(
            "CreatePermissionSet", new { test.Run.Session.Instance.InstanceArn, Name = name });
        return answer.GetProperty("PermissionSet").GetProperty("PermissionSetArn").GetString()!;
    }
}
