using AdminIam.Build;

namespace AdminIam.Tests.Architecture;

/// <summary>
/// The rule that dependencies are one-way: AdminIam, Engine, Clients, AWSSDK.Core. Only AdminIam depends on the
/// sandbox, which depends on none of them.
/// </summary>
public sealed class LayerTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["AdminIam"] = ["AdminIam.Engine", "AdminIam.Sandbox"],
        ["AdminIam.Engine"] =
        [
            "AdminIam.Clients", "AWSSDK.Core", "AWSSDK.SecurityToken", "AWSSDK.SSO", "AWSSDK.SSOOIDC",
            // Used instead of AdminIam.Clients with the official packages.
            "AWSSDK.IdentityManagement", "AWSSDK.IdentityStore", "AWSSDK.Organizations", "AWSSDK.SSOAdmin",
        ],
        ["AdminIam.Clients"] = ["AWSSDK.Core"],
        ["AdminIam.Clients.Generator"] = [],
        ["AdminIam.Sandbox"] = [],
        ["AdminIam.Sandbox.Console"] = ["AdminIam.Sandbox"],
        ["AdminIam.Isolation"] = [],
    };

    public static TheoryData<string> Projects() => [.. Allowed.Keys];

    [Fact]
    public void Every_project_has_its_rule() => Assert.Equal(
        Directory.EnumerateDirectories(Repository.PathOf("src")).Select(Path.GetFileName).Order(StringComparer.Ordinal),
        Allowed.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Types_use_only_the_layers_below(string project)
    {
        var above = Uses(project).Where(use => use.Assembly != project && !Allowed[project].Contains(use.Assembly));

        Assert.Empty(above.Select(use => $"{use.Type} uses {use.Used} of {use.Assembly}").Distinct());
    }

    [Theory]
    [InlineData("AdminIam", "AdminIam.Engine")]
    [InlineData("AdminIam", "AdminIam.Sandbox")]
    [InlineData("AdminIam.Engine", "AdminIam.Clients")]
    [InlineData("AdminIam.Clients", "AWSSDK.Core")]
    public void Each_layer_uses_the_next(string project, string next) =>
        Assert.Contains(Uses(project), use => use.Assembly == next);

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_files_refer_only_to_the_layers_below(string project) =>
        Assert.Empty(new SourceProject("src", project).References().Where(IsLayer).Except(Allowed[project]));

    private static IEnumerable<(string Type, string Used, string Assembly)> Uses(string project) =>
        from type in BuiltAssemblies.TypesOf(project)
        from dependency in type.Dependencies
        // A type parameter does not belong to an assembly.
        where dependency.Target.Assembly is not null
        let assembly = BuiltAssemblies.NameOf(dependency.Target.Assembly)
        where IsLayer(assembly)
        select (type.FullName, dependency.Target.FullName, assembly);

    private static bool IsLayer(string assembly) =>
        assembly.StartsWith("AdminIam", StringComparison.Ordinal)
            || assembly.StartsWith("AWSSDK.", StringComparison.Ordinal);
}
