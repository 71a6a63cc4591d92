using System.Text.Json;
using AdminIam.Build;

namespace AdminIam.Tests.Sandbox.Model;

/// <summary>The clients are generated from a part of the model by which the sandbox answers.</summary>
public sealed class CompleteModelTests
{
    [Theory]
    [MemberData(nameof(Sections))]
    public void The_clients_model_is_a_part_of_the_sandboxs(string service, string section)
    {
        var name = Path.GetFileName(Assert.Single(Directory.EnumerateFiles(
            Repository.PathOf("src", "AdminIam.Sandbox", "Services", service, "Resources"), "*-20??-??-??.json")));
        var part = Read("src", "AdminIam.Clients", "Models", name).GetProperty(section);
        var whole = Read("src", "AdminIam.Sandbox", "Services", service, "Resources", name).GetProperty(section);
        Assert.NotEmpty(part.EnumerateObject());
        Assert.All(
            part.EnumerateObject(),
            member => Assert.True(JsonElement.DeepEquals(member.Value, whole.GetProperty(member.Name)), member.Name));
    }

    public static TheoryData<string, string> Sections()
    {
        var data = new TheoryData<string, string>();
        foreach (var service in new[] { "Iam", "Organizations", "IdentityStore", "SsoAdmin" })
        {
            foreach (var section in new[] { "operations", "shapes", "pagination" })
                data.Add(service, section);
        }

        return data;
    }

    private static JsonElement Read(params string[] path)
    {
        using var model = JsonDocument.Parse(File.ReadAllText(Repository.PathOf(path)));
        return model.RootElement.Clone();
    }
}
