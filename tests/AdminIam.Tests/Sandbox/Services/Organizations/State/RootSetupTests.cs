using AdminIam.Build;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox.Services.Organizations.State;

public sealed class RootSetupTests : IDisposable
{
    private const string Prod = TestOrganization.Prod;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_root_user_of_an_account_has_the_credentials_of_the_settings_until_they_are_deleted()
    {
        var account = new SandboxMemberAccount(Prod, "Prod")
        {
            Root = new SandboxRootCredentials
            {
                HasPassword = false,
                AccessKeys = [new("AKIAROOTROOTROOTROOT", "hidden"), new(IsActive: false)],
                MfaDevices = 2,
                SigningCertificates = 1,
            },
        };
        var options = new SandboxOptions { Accounts = [account], StatePath = _folder.PathOf("state.json") };
        using (var sandbox = new RunningSandbox(options))
        {
            var root = sandbox.Client("AKIAROOTROOTROOTROOT", "hidden");
            Assert.Equal($"arn:aws:iam::{Prod}:root", (await root.OkAsync("GetCallerIdentity"))["Arn"]);
            Assert.Equal(["Active", "Inactive"], (await root.OkAsync("ListAccessKeys")).All("Status"));
            Assert.Equal(2, (await root.OkAsync("ListMFADevices")).All("SerialNumber").Count);
            Assert.Single((await root.OkAsync("ListSigningCertificates")).All("CertificateId"));
            var summary = await root.OkAsync("GetAccountSummary");
            Assert.Equal(
                ("1", "1", "1"),
                (summary.SummaryOf("AccountAccessKeysPresent"), summary.SummaryOf("AccountMFAEnabled"),
                    summary.SummaryOf("AccountSigningCertificatesPresent")));
            await root.OkAsync("DeleteAccessKey", ("AccessKeyId", "AKIAROOTROOTROOTROOT"));
        }

        using var again = new RunningSandbox(options);
        var gone = again.Client("AKIAROOTROOTROOTROOT", "hidden");
        Assert.Equal("InvalidClientTokenId", (await gone.CallAsync("GetCallerIdentity")).Code);
        Assert.Equal("0", (await again.Root.OkAsync("GetAccountSummary")).SummaryOf("AccountAccessKeysPresent"));
    }
}
