namespace AdminIam.Tests.Sandbox.Services.SsoAdmin.Operations;

public sealed class TagOperationsTests : CenterTests
{
    private static readonly string[] TeamKey = ["Team"];

    [Fact]
    public async Task Sets_and_the_instance_have_tags()
    {
        var set = (await Center.OkAsync(
            "CreatePermissionSet", ("Name", "Admins"), ("Tags", new[] { new { Key = "Team", Value = "a" } })))
            .GetProperty("PermissionSet").Text("PermissionSetArn");
        foreach (var arn in new[] { set, Center.InstanceArn })
        {
            var resource = ("ResourceArn", (object)arn);
            await Center.OkAsync("TagResource", resource, ("Tags", new[] { new { Key = "Team", Value = "b" } }));
            Assert.Equal(["b"], (await Center.OkAsync("ListTagsForResource", resource)).Texts("Tags", "Value"));
            await Center.OkAsync("UntagResource", resource, ("TagKeys", TeamKey));
            Assert.Empty((await Center.OkAsync("ListTagsForResource", resource)).Texts("Tags", "Value"));
        }
    }

    [Fact]
    public async Task Tags_keep_the_rules_of_tags()
    {
        var arn = ("ResourceArn", (object)await Center.CreateSetAsync("Admins"));
        Assert.Equal(
            "400 ValidationException: Tag keys must not begin with aws:.",
            await Center.ErrorAsync("TagResource", arn, ("Tags", new[] { new { Key = "AWS:x", Value = "" } })));
        Assert.Equal(
            "400 ValidationException: A tag key must not be there twice.",
            await Center.ErrorAsync(
                "TagResource", arn, ("Tags", new[] { new { Key = "x", Value = "" }, new { Key = "x", Value = "" } })));
        Assert.Equal(
            "400 ServiceQuotaExceededException: A resource can have 50 tags.",
            await Center.ErrorAsync(
                "TagResource",
                arn,
                ("Tags", Enumerable.Range(0, 51).Select(i => new { Key = $"k{i}", Value = "" }).ToArray())));
        Assert.Equal(
            "400 ResourceNotFoundException: PermissionSet not found.",
            await Center.ErrorAsync(
                "ListTagsForResource",
                ("ResourceArn", "arn:aws:sso:::permissionSet/ssoins-0123456789abcdef/ps-0123456789abcdef")));
    }
}
