using System.Text.Json;
using AdminIam.Build;

namespace AdminIam.Tests.Sandbox.Model;

/// <summary>The clients are generated from a part of the model by which the sandbox answers.</summary>
public sealed class CompleteModelTests
{
    [Theory]
    [InlineData("operations")]
    [InlineData("shapes")]
    [InlineData("pagination")]
    public void The_clients_model_of_IAM_is_a_part_of_the_sandboxs(string section)
    {
        var part = Read("src", "AdminIam.Clients", "Models").GetProperty(section);
        var whole = Read("src", "AdminIam.Sandbox", "Services", "Iam", "Resources").GetProperty(section);
        Assert.NotEmpty(part.EnumerateObject());
        Assert.All(
            part.EnumerateObject(),
            member => Assert.True(JsonElement.DeepEquals(member.Value, whole.GetProperty(member.Name)), member.Name));
    }

    private static JsonElement Read(params string[] folders)
    {
        using var model = JsonDocument.Parse(
            File.ReadAllText(Repository.PathOf([.. folders, "iam-2010-05-08.json"])));
        return model.RootElement.Clone();
    }
}
