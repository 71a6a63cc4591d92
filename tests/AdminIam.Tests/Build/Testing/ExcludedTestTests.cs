using System.Reflection;
using AdminIam.Build;
using AdminIam.Build.Testing;

namespace AdminIam.Tests.Build.Testing;

public sealed class ExcludedTestTests
{
    private static readonly string List = Repository.PathOf("tests", "AdminIam.Tests.Desktop", "NotRun.txt");

    [Fact]
    public void Classes_and_methods_are_excluded_by_their_full_names()
    {
        Assert.Equal(["-noclass", "AdminIam.Tests.A.BTests"], new ExcludedTest("A.BTests", "why").Arguments);
        Assert.Equal(["-nomethod", "AdminIam.Tests.A.BTests.Does"], new ExcludedTest("A.BTests.Does", "why").Arguments);
    }

    [Fact]
    public void A_line_without_a_reason_is_refused()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("list.txt");
        File.WriteAllLines(path, ["# A comment", "", "A.BTests: why: so", "A.CTests"]);

        var failure = Assert.Throws<BuildFailedException>(() => ExcludedTest.Read(path));
        Assert.Contains("'A.CTests'", failure.Message, StringComparison.Ordinal);
        File.WriteAllLines(path, ["# A comment", "", "A.BTests: why: so"]);
        Assert.Equal([new ExcludedTest("A.BTests", "why: so")], ExcludedTest.Read(path));
    }

    [Fact]
    public void Every_excluded_test_exists()
    {
        var tests = typeof(ExcludedTestTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
                .Select(method => $"{type.FullName}.{method.Name}").Append(type.FullName!))
            .ToHashSet();

        Assert.All(ExcludedTest.Read(List), test => Assert.Contains(test.Arguments[1], tests));
    }
}
