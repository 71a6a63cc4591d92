using AdminIam.Sandbox;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox;

public sealed class SandboxServerTests
{
    [Theory]
    [InlineData("123456789012", "have the id 123456789012")]
    [InlineData("12345678901", "twelve digits")]
    [InlineData("a23456789012", "twelve digits")]
    public void The_accounts_of_an_organization_have_ids_of_their_own(string id, string message)
    {
        var error = Assert.Throws<ArgumentException>(() => SandboxServer.Start(new SandboxOptions
        {
            Accounts = [new SandboxMemberAccount(id, "Prod")],
        }));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_account_has_twelve_digits_and_the_partition_is_known()
    {
        Assert.Throws<ArgumentException>(() => SandboxServer.Start(new SandboxOptions { AccountId = "1" }));
        Assert.Throws<ArgumentException>(() => SandboxServer.Start(new SandboxOptions { Partition = "aws-mars" }));
    }
}
