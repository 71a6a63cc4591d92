using AdminIam.Build.Demo;

namespace AdminIam.Tests.Build;

public sealed class EngineDemoTests
{
    [Fact]
    public async Task The_demo_makes_everyone_it_can_and_says_who_it_could_not()
    {
        using StringWriter writer = new();

        await EngineDemo.RunAsync(writer);

        string[] lines = writer.ToString().Split(Environment.NewLine);
        Assert.Equal(9, lines.Count(line => line.Contains(" Created ", StringComparison.Ordinal)));
        Assert.Equal(10, lines.Count(line => line.Contains(" Unchanged ", StringComparison.Ordinal)));
        Assert.Single(lines, line => line.Contains("AKIA", StringComparison.Ordinal));
        Assert.Single(lines, line => line.StartsWith("  Bad Name!:", StringComparison.Ordinal));
        Assert.Single(lines, line => line.EndsWith("[UserAlreadyExists]", StringComparison.Ordinal));
    }
}
