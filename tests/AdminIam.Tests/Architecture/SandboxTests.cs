using System.Text.RegularExpressions;

namespace AdminIam.Tests.Architecture;

/// <summary>The rule that common code of the sandbox does not depend on a service.</summary>
public sealed class SandboxTests
{
    // Error texts of AWS and public documentation may name services.
    private static readonly string[] ServiceNames = ["\"iam", "\"sts", ".Iam", ".Sts", "CreateUser", "AssumeRole"];

    private static readonly IReadOnlyList<SourceFile> Files = new SourceProject("src", "AdminIam.Sandbox").Files;

    [Fact]
    public void Code_for_all_services_names_no_service()
    {
        var generic = Files.Where(file => file.Folder.Length > 0 && !Regex.IsMatch(file.Folder, "^Services/"));
        foreach (var file in generic)
        {
            var code = string.Join(
                "\n",
                file.Text.Split('\n').Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));
            Assert.All(
                ServiceNames,
                name => Assert.False(code.Contains(name, StringComparison.Ordinal), $"{file.Path} has {name}"));
        }
    }

    [Fact]
    public void The_wire_code_does_not_depend_on_the_rest() => Assert.DoesNotContain(
        new FolderGraph(Files, BuiltAssemblies.TypesOf("AdminIam.Sandbox")).Arrows, arrow => arrow.From == "Http");
}
