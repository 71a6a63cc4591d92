using AdminIam.Engine.IdentityCenter;
using AdminIam.Engine.Safeguards.Facts;
using AdminIam.Engine.Safeguards.Findings;

namespace AdminIam.Tests.Engine.Safeguards.Checks;

public sealed class AccountChecksTests
{
    [Fact]
    public void An_account_needs_an_alias()
    {
        Assert.Equal(FindingStatus.Passed, new TestFacts { Alias = "example" }.One("AccountAlias").Status);
        Assert.Equal(
            "Set-AdminAccountAlias -AccountAlias account-123456789012",
            new TestFacts().One("AccountAlias").Remedy!.CommandLine);
    }

    [Fact]
    public void A_server_certificate_that_is_expired_fails()
    {
        var facts = new TestFacts();
        facts.Certificates.Add(new ServerCertificateFact("old", TestFacts.DaysAgo(2)));
        facts.Certificates.Add(new ServerCertificateFact("new", TestFacts.DaysAgo(-2)));
        facts.Certificates.Add(new ServerCertificateFact("endless", null));

        var verdict = facts.One("ExpiredCertificate");

        Assert.Equal(
            (FindingStatus.Failed, "old", "The certificate expired on 2026-11-25, 2 days ago."),
            (verdict.Status, verdict.Resource, verdict.Reason));
        facts.Certificates.RemoveAt(0);
        Assert.Equal("Checked 2 server certificates in IAM: none is expired.", facts.One("ExpiredCertificate").Reason);
    }

    [Fact]
    public void A_user_with_a_password_fails_if_there_are_roles_of_an_identity_center()
    {
        var facts = new TestFacts()
            .AddRole("AWSReservedSSO_AdministratorAccess_0123456789abcdef", TestFacts.AllowAll)
            .Add(TestFacts.PasswordRow("alice")).Add(TestFacts.Row("robot"))
            .Add(TestFacts.PasswordRow("locked")).Lock("locked");

        Assert.Equal(["alice"], facts.Failed("CentralUsers"));
        Assert.Equal(FindingStatus.Passed, facts.Lock("alice").One("CentralUsers").Status);
    }

    [Fact]
    public void A_user_with_a_password_fails_if_an_instance_is_known()
    {
        var facts = new TestFacts
        {
            IdentityCenter = new IdentityCenterInstance
            {
                InstanceArn = "arn:aws:sso:::instance/ssoins-1234567890abcdef",
                IdentityStoreId = "d-1234567890",
                Region = "eu-west-1",
                OwnerAccountId = TestFacts.AccountId,
            },
        }.Add(TestFacts.Row("robot"));
        Assert.Equal(
            (FindingStatus.Passed,
                "IAM Identity Center has an instance in the Region eu-west-1, and no IAM user has a password."),
            (facts.One("CentralUsers").Status, facts.One("CentralUsers").Reason));

        Assert.Equal(["alice"], facts.Add(TestFacts.PasswordRow("alice")).Failed("CentralUsers"));
        facts.Denied = FactKinds.IdentityCenter;
        Assert.Equal(FindingStatus.Manual, facts.One("CentralUsers").Status);
    }

    [Fact]
    public void Without_an_identity_center_a_person_decides_with_the_facts()
    {
        var facts = new TestFacts { SamlProviders = ["arn:aws:iam::123456789012:saml-provider/idp"] }
            .AddRole("MyAWSReservedSSO_Role", TestFacts.AllowAll)
            .Add(TestFacts.PasswordRow("alice"));

        var verdict = facts.One("CentralUsers");

        Assert.Equal(FindingStatus.Manual, verdict.Status);
        Assert.EndsWith(
            "no roles of IAM Identity Center, 1 SAML provider, and 1 IAM user with a password.", verdict.Reason,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ContactDetails")]
    [InlineData("SecurityContact")]
    [InlineData("SecurityQuestions")]
    [InlineData("AccessAnalyzer")]
    public void What_iam_does_not_know_is_checked_by_a_person(string check)
    {
        var verdict = new TestFacts().One(check);

        Assert.Equal(FindingStatus.Manual, verdict.Status);
        Assert.NotEmpty(verdict.Guidance!);
    }
}
