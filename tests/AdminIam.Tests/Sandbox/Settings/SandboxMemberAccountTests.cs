using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox.Settings;

public sealed class SandboxMemberAccountTests
{
    [Theory]
    [InlineData("Prod=111122223333", "", "Prod")]
    [InlineData(" Workloads / Live / Prod = 111122223333 ", "Workloads/Live", "Prod")]
    [InlineData("a=b=111122223333", "", "a=b")]
    public void A_text_has_units_a_name_and_an_id(string text, string path, string name)
    {
        Assert.True(SandboxMemberAccount.TryParse(text, out var account));
        Assert.Equal(new SandboxMemberAccount("111122223333", name, path), account);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("111122223333")]
    [InlineData("=111122223333")]
    [InlineData("Workloads/=111122223333")]
    [InlineData("Prod=11112222333")]
    [InlineData("Prod=11112222333a")]
    public void Other_texts_are_refused(string? text) => Assert.False(SandboxMemberAccount.TryParse(text, out _));
}
