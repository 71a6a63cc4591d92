using AdminIam.Build.Commands;

namespace AdminIam.Tests.Build.Commands;

public sealed class TestCommandTests
{
    [Theory]
    [InlineData("test", false, null)]
    [InlineData("test --coverage", true, null)]
    [InlineData("test --filter Totp --coverage", true, "Totp")]
    [InlineData("test --filter Totp", false, "Totp")]
    public void Coverage_is_measured_when_it_is_asked_for(string line, bool coverage, string? filter)
    {
        var arguments = BuildCommands.Create().Parse(line);

        Assert.Empty(arguments.Errors);
        Assert.Equal(
            (coverage, filter), (arguments.GetValue<bool>("--coverage"), arguments.GetValue<string>("--filter")));
    }

    [Fact]
    public void Coverage_takes_no_number() =>
        Assert.NotEmpty(BuildCommands.Create().Parse("test --coverage 80").Errors);
}
