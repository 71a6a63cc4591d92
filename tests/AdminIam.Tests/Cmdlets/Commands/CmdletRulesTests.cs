using System.Reflection;
using AdminIam.Build;
using AdminIam.Build.Help;

namespace AdminIam.Tests.Cmdlets.Commands;

public sealed class CmdletRulesTests(BuiltModule module) : IClassFixture<BuiltModule>
{
    private static readonly string[] MutatingVerbs =
        ["New", "Set", "Remove", "Add", "Update", "Enable", "Disable", "Lock", "Unlock"];

    // Cmdlets that end or remove something return no output by default.
    private static readonly string[] SilentVerbs = ["Add", "Disconnect", "Export", "Remove", "Stop"];

    [Fact]
    public void There_are_cmdlets() => Assert.NotEmpty(module.Cmdlets);

    [Fact]
    public void Cmdlet_classes_are_sealed() => AssertNone(cmdlet => !cmdlet.Type.IsSealed);

    [Fact]
    public void Verbs_are_approved()
    {
        string[] approved =
        [
            .. SystemManagementAutomation().GetExportedTypes()
                .Where(type => type.Name.StartsWith("Verbs", StringComparison.Ordinal))
                .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
                .Select(field => (string)field.GetRawConstantValue()!),
        ];

        Assert.Contains("Get", approved);
        AssertNone(cmdlet => !approved.Contains(cmdlet.Verb));
    }

    [Fact]
    public void Nouns_are_singular_and_have_the_prefix() => AssertNone(cmdlet =>
        !cmdlet.Noun.StartsWith("Admin", StringComparison.Ordinal)
        || (cmdlet.Noun.EndsWith('s') && !Array.Exists(
            ["Alias", "Access"], word => cmdlet.Noun.EndsWith(word, StringComparison.Ordinal))));

    [Fact]
    public void Each_cmdlet_is_alone_in_a_file_of_its_name()
    {
        var source = Repository.PathOf("src", "AdminIam");

        Assert.All(module.Cmdlets, cmdlet =>
        {
            var name = $"{cmdlet.Verb}{cmdlet.Noun}Command";
            Assert.Equal(name, cmdlet.Type.Name);
            var file = Assert.Single(Directory.EnumerateFiles(source, name + ".cs", SearchOption.AllDirectories));
            Assert.Single(File.ReadLines(file), line => line.StartsWith("[Cmdlet(", StringComparison.Ordinal));
        });
    }

    [Fact]
    public void Output_is_declared() => AssertNone(cmdlet => cmdlet.OutputTypes.Count == 0
        && (!SilentVerbs.Contains(cmdlet.Verb) || cmdlet.Parameters.Any(p => p.Name == "PassThru")));

    [Fact]
    public void Cmdlets_that_make_changes_support_WhatIf() =>
        AssertNone(cmdlet => MutatingVerbs.Contains(cmdlet.Verb) && !cmdlet.SupportsShouldProcess);

    [Fact]
    public void Only_cmdlets_that_remove_something_prompt_by_default() => AssertNone(cmdlet =>
        (cmdlet.ConfirmImpact == ConfirmImpact.High)
        != (cmdlet.Verb is "Remove" or "Lock" or "Repair"
            || cmdlet.Name is "Update-AdminAccessKey" or "Disable-AdminRootAccess"));

    [Fact]
    public void At_most_one_parameter_of_a_set_accepts_whole_objects_from_the_pipeline() => AssertNone(cmdlet =>
        cmdlet.ParameterSets.Any(set => BindingsIn(cmdlet, set).Count(binding => binding.ByValue) > 1));

    [Fact]
    public void Positions_of_a_set_are_unique() => AssertNone(cmdlet => cmdlet.ParameterSets.Any(set =>
        BindingsIn(cmdlet, set).Where(b => b.Position is not null).GroupBy(b => b.Position).Any(g => g.Count() > 1)));

    [Fact]
    public void Wildcards_match_existing_resources_and_are_not_accepted_for_new_names() => AssertNone(cmdlet =>
        cmdlet.Verb == "New"
        && cmdlet.Parameters.Any(p => p.SupportsWildcards && p.Name == $"{cmdlet.Noun["Admin".Length..]}Name"));

    [Theory]
    [InlineData("UserName")]
    [InlineData("GroupName")]
    [InlineData("Path")]
    [InlineData("PermissionsBoundary")]
    [InlineData("Tag")]
    [InlineData("Email")]
    [InlineData("GeneratePassword")]
    [InlineData("NoPasswordReset")]
    [InlineData("ProgrammaticAccess")]
    public void Properties_that_differ_between_new_users_can_be_columns_of_the_csv(string parameter)
    {
        var cmdlet = Assert.Single(module.Cmdlets, c => c.Name == "New-AdminUser");

        var column = Assert.Single(cmdlet.Parameters, p => p.Name == parameter);

        Assert.True(column.IsColumn);
    }

    private static IEnumerable<ParameterBinding> BindingsIn(CmdletMetadata cmdlet, string set) =>
        cmdlet.Parameters.Select(parameter => CmdletMetadata.BindingIn(parameter, set)).OfType<ParameterBinding>();

    private void AssertNone(Func<CmdletMetadata, bool> isWrong) =>
        Assert.Empty(module.Cmdlets.Where(isWrong).Select(cmdlet => cmdlet.Name));

    private Assembly SystemManagementAutomation() => module.Cmdlets[0].Type.GetCustomAttributesData()
        .Select(attribute => attribute.AttributeType)
        .Single(type => type.FullName == "System.Management.Automation.CmdletAttribute").Assembly;
}
