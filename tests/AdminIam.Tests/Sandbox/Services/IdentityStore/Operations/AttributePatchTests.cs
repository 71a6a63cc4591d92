using System.Text.Json;
using System.Text.Json.Nodes;
using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.IdentityStore.Operations;
using CsCheck;

namespace AdminIam.Tests.Sandbox.Services.IdentityStore.Operations;

public sealed class AttributePatchTests
{
    private static readonly Shape User =
        ServiceModel.Load("identitystore-2020-06-15.json").Operations["CreateUser"].Input!;

    private static readonly string[] Paths = ["title", "nickName", "name.givenName", "name.familyName"];

    [Theory]
    [InlineData("title", "\"Analyst\"", """{"Title":"Analyst"}""")]
    [InlineData("Title", "\"Analyst\"", """{"Title":"Analyst"}""")]
    [InlineData("name.givenName", "\"Ada\"", """{"Name":{"GivenName":"Ada"}}""")]
    [InlineData("name", """{"givenName":"Ada"}""", """{"Name":{"GivenName":"Ada"}}""")]
    [InlineData(
        "emails", """[{"value":"a@b.c","primary":true}]""", """{"Emails":[{"Value":"a@b.c","Primary":true}]}""")]
    [InlineData(
        "aws:identitystore:enterprise.manager.value",
        "\"7\"",
        """{"Extensions":{"aws:identitystore:enterprise":{"manager":{"value":"7"}}}}""")]
    public void A_path_sets_an_attribute_and_without_a_value_removes_it(string path, string value, string expected)
    {
        var attributes = new JsonObject();
        Apply(attributes, path, value);
        Assert.Equal(expected, attributes.ToJsonString());
        if (path.Count(c => c == '.') > 1)
            return;
        new AttributePatch(User, attributes).Apply(path, null);
        Assert.Equal("{}", attributes.ToJsonString());
    }

    [Theory]
    [InlineData("emails.value")]
    [InlineData("identityStoreId")]
    [InlineData("extensions")]
    [InlineData("userStatus")]
    [InlineData("name.nickName")]
    [InlineData("title.short")]
    public void Other_paths_are_refused(string path)
    {
        var error = Assert.Throws<CommonException>(() => Apply([], path, "\"x\""));
        Assert.Equal(
            (CommonError.Validation, $"The attribute path {path} is not supported."), (error.Kind, error.Message));
    }

    [Fact]
    public void The_last_of_several_changes_of_an_attribute_remains() =>
        Gen.Select(Gen.Int[0, 3], Gen.Select(Gen.Bool, Gen.String, (hasValue, text) => hasValue ? text : null))
            .List[0, 30].Sample(changes =>
            {
                var attributes = new JsonObject();
                var patch = new AttributePatch(User, attributes);
                var expected = new Dictionary<string, string>();
                foreach (var (index, value) in changes)
                {
                    var path = Paths[index];
                    patch.Apply(path, value is null ? null : JsonSerializer.SerializeToElement(value));
                    if (value is null)
                        expected.Remove(path);
                    else
                        expected[path] = JsonSerializer.Deserialize<string>(JsonSerializer.Serialize(value))!;
                }

                Assert.Equal(expected.GetValueOrDefault("title"), (string?)attributes["Title"]);
                Assert.Equal(expected.GetValueOrDefault("nickName"), (string?)attributes["NickName"]);
                Assert.Equal(expected.GetValueOrDefault("name.givenName"), (string?)attributes["Name"]?["GivenName"]);
                Assert.Equal(expected.GetValueOrDefault("name.familyName"), (string?)attributes["Name"]?["FamilyName"]);
                Assert.Equal(expected.Keys.Any(path => path.StartsWith("name.", StringComparison.Ordinal)),
                    attributes.ContainsKey("Name"));
            });

    private static void Apply(JsonObject attributes, string path, string value)
    {
        using var document = JsonDocument.Parse(value);
        new AttributePatch(User, attributes).Apply(path, document.RootElement);
    }
}
