using AdminIam.Engine.Safeguards.Facts;
using AdminIam.Engine.Safeguards.Findings;

namespace AdminIam.Tests.Engine.Safeguards.Checks;

public sealed class MfaChecksTests
{
    [Fact]
    public void A_user_with_a_password_and_without_mfa_fails()
    {
        var facts = new TestFacts()
            .Add(TestFacts.PasswordRow("alice"))
            .Add(TestFacts.PasswordRow("bob") with { MfaActive = true })
            .Add(TestFacts.Row("robot") with { Keys = [TestFacts.Key()] });

        var verdict = facts.One("UserMfa");

        Assert.Equal((FindingStatus.Failed, "alice", "alice"), (verdict.Status, verdict.Resource, verdict.UserName));
        Assert.Equal(
            "New-AdminMfaDevice -UserName alice -QrCodePath alice.png | Enable-AdminMfaDevice -FromSeed",
            verdict.Remedy!.CommandLine);
    }

    [Fact]
    public void The_root_user_is_no_user()
    {
        var facts = new TestFacts { Root = TestFacts.PasswordRow("<root_account>") };

        Assert.Equal("There is no user with a password.", facts.One("UserMfa").Reason);
    }

    [Fact]
    public void A_locked_user_is_left_out_unless_the_policies_are_not_known()
    {
        var facts = new TestFacts().Add(TestFacts.PasswordRow("alice")).Lock("alice");

        Assert.Equal(FindingStatus.Passed, facts.One("UserMfa").Status);
        facts.Denied = FactKinds.Inventory;
        Assert.Equal(["alice"], facts.Failed("UserMfa"));
    }

    [Theory]
    [InlineData(true, false, "a password")]
    [InlineData(false, true, "1 active access key")]
    [InlineData(true, true, "a password and 1 active access key")]
    public void An_administrator_with_a_password_or_a_key_needs_mfa(bool password, bool key, string text)
    {
        var row = TestFacts.Row("alice") with { HasPassword = password, Keys = [TestFacts.Key(active: key)] };
        var facts = new TestFacts().AddAdministrators()
            .Add(row, "Administrators")
            .Add(row with { UserName = "user" })
            .Add(TestFacts.PasswordRow("safe") with { MfaActive = true }, "Administrators")
            .Add(TestFacts.Row("new") with { Keys = [TestFacts.Key(active: false)] }, "Administrators");

        var verdict = facts.One("AdministratorMfa");

        Assert.Equal((FindingStatus.Failed, "alice"), (verdict.Status, verdict.Resource));
        Assert.Equal($"The administrator has {text} and no MFA device.", verdict.Reason);
    }

    [Fact]
    public void A_locked_administrator_is_none()
    {
        var facts = new TestFacts().AddAdministrators().Add(TestFacts.PasswordRow("alice"), "Administrators");
        Assert.Equal(["alice"], facts.Failed("AdministratorMfa"));

        Assert.Equal(FindingStatus.Passed, facts.Lock("alice").One("AdministratorMfa").Status);
    }
}
