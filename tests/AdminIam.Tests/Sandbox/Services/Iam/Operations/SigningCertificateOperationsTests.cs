namespace AdminIam.Tests.Sandbox.Services.Iam.Operations;

public sealed class SigningCertificateOperationsTests : IDisposable
{
    private static readonly (string, string) Alice = ("UserName", "alice");
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task A_user_has_two_certificates_that_nobody_else_has()
    {
        await _sandbox.CreateUserAsync("alice");
        var first = Body(TestCertificate.Rsa());
        var uploaded = await _sandbox.Root.OkAsync("UploadSigningCertificate", Alice, first);
        Assert.Equal(("alice", "Active"), (uploaded["UserName"], uploaded["Status"]));
        Assert.StartsWith(
            "409 DuplicateCertificate: ", (await _sandbox.Root.CallAsync("UploadSigningCertificate", first)).Error,
            StringComparison.Ordinal);
        await _sandbox.Root.OkAsync("UploadSigningCertificate", Alice, Body(TestCertificate.Rsa()));
        Assert.Equal(
            "409 LimitExceeded: Cannot exceed quota for SigningCertificatesPerUser: 2",
            (await _sandbox.Root.CallAsync("UploadSigningCertificate", Alice, Body(TestCertificate.Rsa()))).Error);
        Assert.Equal(
            "400 MalformedCertificate: Unable to parse certificate. Please ensure the certificate is in PEM format.",
            (await _sandbox.Root.CallAsync("UploadSigningCertificate", Alice, ("CertificateBody", "none"))).Error);
        Assert.Equal(
            "InvalidCertificate",
            (await _sandbox.Root.CallAsync(
                "UploadSigningCertificate", Alice, Body(TestCertificate.EllipticCurve()))).Code);
    }

    [Fact]
    public async Task The_root_identity_has_certificates_of_its_own()
    {
        Assert.Equal("0", (await _sandbox.Root.OkAsync("GetAccountSummary"))
            .SummaryOf("AccountSigningCertificatesPresent"));
        var uploaded = await _sandbox.Root.OkAsync("UploadSigningCertificate", Body(TestCertificate.Rsa()));
        var id = ("CertificateId", uploaded["CertificateId"]);
        Assert.Equal("root", uploaded["UserName"]);
        await _sandbox.Root.OkAsync("UpdateSigningCertificate", id, ("Status", "Inactive"));
        var listed = await _sandbox.Root.OkAsync("ListSigningCertificates");
        Assert.Equal((id.Item2, "Inactive"), (listed["CertificateId"], listed["Status"]));
        Assert.Equal("1", (await _sandbox.Root.OkAsync("GetAccountSummary"))
            .SummaryOf("AccountSigningCertificatesPresent"));
        await _sandbox.Root.OkAsync("DeleteSigningCertificate", id);
        Assert.Empty((await _sandbox.Root.OkAsync("ListSigningCertificates")).All("CertificateId"));
    }

    private static (string, string) Body(TestCertificate certificate) => ("CertificateBody", certificate.Body);
}
