using AdminIam.Engine.Iam.Accounts;

namespace AdminIam.Tests.Engine.Iam.Accounts;

public class RootUserAdviceTests
{
    [Theory]
    [InlineData(0, 0, 1, "Assign MFA device")]
    [InlineData(0, 1, 1, "Assign MFA device", "Access keys")]
    [InlineData(1, 1, 1, "Access keys")]
    [InlineData(1, 0, 1)]
    [InlineData(0, 0, 0)]
    [InlineData(0, 1, 0, "Access keys")]
    public void Names_the_console_steps_that_remain(int mfa, int keys, int password, params string[] steps)
    {
        var advice = RootUserAdvice.Of(new Dictionary<string, int>
        {
            ["AccountMFAEnabled"] = mfa, ["AccountAccessKeysPresent"] = keys, ["AccountPasswordPresent"] = password,
        });

        Assert.Equal(steps.Length, advice.Count);
        Assert.All(steps.Zip(advice), pair => Assert.Contains(pair.First, pair.Second));
    }

    [Fact]
    public void Says_nothing_about_what_could_not_be_read()
    {
        Assert.Empty(RootUserAdvice.Of(null));
        Assert.Empty(RootUserAdvice.Of(new Dictionary<string, int>()));
    }
}
