using AdminIam.Build;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox.Services.Iam.Operations;

public sealed class ServerCertificateOperationsTests : IDisposable
{
    private static readonly (string, string) Name = ("ServerCertificateName", "web");
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task A_certificate_is_uploaded_read_renamed_and_deleted()
    {
        var web = TestCertificate.Rsa();
        var uploaded = await _sandbox.Root.OkAsync(
            "UploadServerCertificate",
            [.. Upload(web), ("Path", "/cloudfront/"), ("Tags.member.1.Key", "a"), ("Tags.member.1.Value", "b")]);
        Assert.Equal("arn:aws:iam::123456789012:server-certificate/cloudfront/web", uploaded["Arn"]);
        Assert.StartsWith("ASCA", uploaded["ServerCertificateId"], StringComparison.Ordinal);

        var read = await _sandbox.Root.OkAsync("GetServerCertificate", Name);
        Assert.Equal((web.Body, "a"), (read["CertificateBody"], read["Key"]));
        Assert.DoesNotContain("PRIVATE", read.Body, StringComparison.Ordinal);
        Assert.Equal(uploaded["Expiration"], read["Expiration"]);

        await _sandbox.Root.OkAsync(
            "UpdateServerCertificate", Name, ("NewServerCertificateName", "site"), ("NewPath", "/"));
        Assert.Equal(
            "arn:aws:iam::123456789012:server-certificate/site",
            (await _sandbox.Root.OkAsync("ListServerCertificates"))["Arn"]);
        Assert.Equal("1", (await _sandbox.Root.OkAsync("GetAccountSummary")).SummaryOf("ServerCertificates"));
        await _sandbox.Root.OkAsync("DeleteServerCertificate", ("ServerCertificateName", "SITE"));
        Assert.Equal(
            "404 NoSuchEntity: The Server Certificate with name site cannot be found.",
            (await _sandbox.Root.CallAsync("GetServerCertificate", ("ServerCertificateName", "site"))).Error);
    }

    [Fact]
    public async Task Every_format_of_a_private_key_is_read()
    {
        var (leaf, intermediate, root) = TestCertificate.Chain();
        foreach (var certificate in new[] { TestCertificate.Rsa(), TestCertificate.EllipticCurve(), leaf })
        {
            await _sandbox.Root.OkAsync("UploadServerCertificate", Upload(certificate));
            await _sandbox.Root.OkAsync("DeleteServerCertificate", Name);
        }

        await _sandbox.Root.OkAsync(
            "UploadServerCertificate", [.. Upload(leaf), ("CertificateChain", intermediate + "\n" + root + "\n")]);
        Assert.Equal(
            intermediate + "\n" + root + "\n",
            (await _sandbox.Root.OkAsync("GetServerCertificate", Name))["CertificateChain"]);
    }

    [Fact]
    public async Task A_key_or_chain_of_another_certificate_is_refused()
    {
        var web = TestCertificate.Rsa();
        var (leaf, intermediate, root) = TestCertificate.Chain();
        const string chain = "400 MalformedCertificate: Unable to validate certificate chain. The certificate chain "
            + "must start with the immediate signing certificate, followed by any intermediaries in order. The index "
            + "within the chain of the invalid certificate is: ";
        foreach (var (parameters, error) in new ((string, string)[], string)[]
        {
            (Upload(web with { PrivateKey = TestCertificate.Rsa().PrivateKey }), "400 KeyPairMismatch: "),
            (Upload(web with { PrivateKey = TestCertificate.EllipticCurve().PrivateKey }), "400 KeyPairMismatch: "),
            (Upload(web with { PrivateKey = "none" }), "400 MalformedCertificate: Invalid Private Key."),
            (
                Upload(web with { Body = "none" }),
                "400 MalformedCertificate: Unable to parse certificate. Please ensure the certificate is in PEM "
                + "format."),
            (Upload(web with { Body = web.Body + "\n" + web.Body }), "400 MalformedCertificate: Unable to parse"),
            ([.. Upload(leaf), ("CertificateChain", root)], chain + "-1"),
            ([.. Upload(leaf), ("CertificateChain", intermediate + "\n" + intermediate)], chain + "0"),
            ([.. Upload(leaf), ("CertificateChain", "a text\n" + intermediate)], chain + "-1"),
            (
                Upload(TestCertificate.Rsa(expires: DateTimeOffset.UtcNow.AddDays(-1))),
                "400 MalformedCertificate: The certificate has expired"),
        })
        {
            Assert.StartsWith(
                error, (await _sandbox.Root.CallAsync("UploadServerCertificate", parameters)).Error,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Names_are_unique_and_an_account_has_twenty_certificates()
    {
        var web = TestCertificate.EllipticCurve();
        for (var i = 0; i < 20; i++)
            await _sandbox.Root.OkAsync("UploadServerCertificate", Upload(web, $"c{i:D2}"));
        Assert.Equal(
            "409 EntityAlreadyExists: The Server Certificate with name C00 already exists.",
            (await _sandbox.Root.CallAsync("UploadServerCertificate", Upload(web, "C00"))).Error);
        Assert.Equal(
            "409 LimitExceeded: Cannot exceed quota for ServerCertificatesPerAccount: 20",
            (await _sandbox.Root.CallAsync("UploadServerCertificate", Upload(web, "c20"))).Error);
        Assert.Equal(
            "EntityAlreadyExists",
            (await _sandbox.Root.CallAsync(
                "UpdateServerCertificate", ("ServerCertificateName", "c01"),
                ("NewServerCertificateName", "c02"))).Code);
        var page = await _sandbox.Root.OkAsync("ListServerCertificates", ("MaxItems", "15"));
        Assert.Equal(15, page.All("Arn").Count);
        Assert.Equal(
            5, (await _sandbox.Root.OkAsync("ListServerCertificates", ("Marker", page["Marker"]))).All("Arn").Count);
    }

    [Fact]
    public async Task Tags_need_a_permission_and_the_resource_is_the_certificate()
    {
        var policy = RunningSandbox.Policy(
            "'Effect':'Allow','Action':['iam:UploadServerCertificate','iam:GetServerCertificate'],"
            + "'Resource':'arn:aws:iam::123456789012:server-certificate/w*'");
        var alice = await _sandbox.UserClientAsync("alice", policy);
        var web = TestCertificate.EllipticCurve();
        var tagged = await alice.CallAsync(
            "UploadServerCertificate", [.. Upload(web), ("Tags.member.1.Key", "a"), ("Tags.member.1.Value", "b")]);
        Assert.Contains("iam:TagServerCertificate", tagged.Message, StringComparison.Ordinal);
        await alice.OkAsync("UploadServerCertificate", Upload(web));
        await alice.OkAsync("GetServerCertificate", Name);
        Assert.Equal("AccessDenied", (await alice.CallAsync("UploadServerCertificate", Upload(web, "x"))).Code);
    }

    [Fact]
    public async Task A_new_name_requires_permission_for_both_arns()
    {
        await _sandbox.Root.OkAsync("UploadServerCertificate", Upload(TestCertificate.EllipticCurve()));
        var alice = await _sandbox.UserClientAsync("alice", RunningSandbox.Policy(
            "'Effect':'Allow','Action':'iam:UpdateServerCertificate',"
            + "'Resource':'arn:aws:iam::123456789012:server-certificate/w*'"));
        Assert.Equal(
            "AccessDenied",
            (await alice.CallAsync("UpdateServerCertificate", Name, ("NewServerCertificateName", "site"))).Code);
        await alice.OkAsync("UpdateServerCertificate", Name, ("NewServerCertificateName", "www"));
    }

    [Fact]
    public async Task The_state_file_has_the_certificate_and_not_the_key()
    {
        using var folder = new TemporaryFolder();
        var options = new SandboxOptions { StatePath = folder.PathOf("iam.json") };
        var web = TestCertificate.Rsa();
        using (var sandbox = new RunningSandbox(options))
            await sandbox.Root.OkAsync("UploadServerCertificate", Upload(web));
        using var again = new RunningSandbox(options);
        Assert.Equal(web.Body, (await again.Root.OkAsync("GetServerCertificate", Name))["CertificateBody"]);
        Assert.DoesNotContain(
            "PRIVATE KEY", await File.ReadAllTextAsync(options.StatePath!), StringComparison.Ordinal);
    }

    private static (string, string)[] Upload(TestCertificate certificate, string name = "web") =>
    [
        ("ServerCertificateName", name), ("CertificateBody", certificate.Body), ("PrivateKey", certificate.PrivateKey),
    ];
}
