using AdminIam.Engine.Organizations.RootAccess;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.Organizations.RootAccess;

public sealed class RootCredentialReaderTests
{
    [Fact]
    public async Task All_credentials_of_a_root_user_are_read()
    {
        using var test = await TestRootRun.StartAsync();

        var found = await new RootCredentialReader(test.Opener).ReadAsync(TestRootRun.Prod);

        Assert.True(found.HasAny);
        Assert.True(found.HasPassword);
        Assert.Equal([TestRootAccess.Key], found.AccessKeyIds);
        Assert.Equal([TestRootAccess.Certificate], found.CertificateIds);
        Assert.Equal([TestRootAccess.Device], found.MfaSerialNumbers);
    }

    [Fact]
    public async Task What_a_root_user_has_not_is_known()
    {
        using var test = await TestRootRun.StartAsync();

        var found = await new RootCredentialReader(test.Opener).ReadAsync(TestRootRun.Test);

        Assert.Equal(RootCredentials.Of(true, [], [], []) with
        {
            AccessKeyIds = found.AccessKeyIds,
            CertificateIds = found.CertificateIds,
            MfaSerialNumbers = found.MfaSerialNumbers,
        }, found);
    }

    [Fact]
    public async Task What_a_service_control_policy_denies_is_not_known()
    {
        using var test = await TestRootRun.StartAsync();
        await test.DenyAsync("iam:ListAccessKeys");

        var found = await new RootCredentialReader(test.Opener).ReadAsync(TestRootRun.Prod);

        Assert.Null(found.HasAccessKey);
        Assert.Null(found.AccessKeyIds);
        Assert.True(found.HasPassword);
        Assert.True(found.HasMfaDevice);
    }

    [Fact]
    public async Task The_summary_of_an_account_states_what_its_root_user_has()
    {
        using var test = await TestRun.StartAsync();

        var found = await RootCredentialReader.ReadSummaryAsync(test.Iam);

        Assert.Equal((true, false, false, false),
            (found.HasPassword, found.HasAccessKey, found.HasCertificate, found.HasMfaDevice));
        Assert.Null(found.AccessKeyIds);
    }

    [Theory]
    [InlineData(false, null, null)]
    [InlineData(true, null, true)]
    [InlineData(false, false, false)]
    public void Credentials_that_are_not_known_may_exist(bool hasPassword, bool? hasKey, bool? hasAny)
    {
        var credentials = RootCredentials.None with { HasPassword = hasPassword, HasAccessKey = hasKey };

        Assert.Equal(hasAny, credentials.HasAny);
    }
}
