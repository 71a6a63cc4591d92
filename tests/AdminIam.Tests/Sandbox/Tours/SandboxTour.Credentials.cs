namespace AdminIam.Tests.Sandbox.Tours;

/// <summary>The part of the tour about certificates, SSH keys and credentials for services.</summary>
internal sealed partial class SandboxTour
{
    private async Task UploadsAsync()
    {
        await ServerCertificatesAsync();
        await SigningCertificatesAsync();
        await SshKeysAsync();
        await ServiceCredentialsAsync();
    }

    private async Task ServerCertificatesAsync()
    {
        var web = TestCertificate.EllipticCurve();
        (string, string)[] content = [("CertificateBody", web.Body), ("PrivateKey", web.PrivateKey)];
        static (string, string) Name(string name) => ("ServerCertificateName", name);
        await Step("", "UploadServerCertificate", [Name("web"), .. content]);
        await Step("EntityAlreadyExists", "UploadServerCertificate", [Name("WEB"), .. content]);
        await Step(
            "InvalidInput", "UploadServerCertificate",
            [Name("x"), .. content, ("Tags.member.1.Key", "aws:a"), ("Tags.member.1.Value", "b")]);
        await Step(
            "KeyPairMismatch", "UploadServerCertificate", Name("x"), content[0],
            ("PrivateKey", TestCertificate.EllipticCurve().PrivateKey));
        await Step(
            "MalformedCertificate", "UploadServerCertificate", Name("x"), ("CertificateBody", "none"), content[1]);
        await Step("", "GetServerCertificate", Name("web"));
        await Step("NoSuchEntity", "GetServerCertificate", Name("none"));
        await Step("", "ListServerCertificates");
        for (var i = 1; i < 20; i++)
            await _sandbox.Root.OkAsync("UploadServerCertificate", [Name($"web{i}"), .. content]);
        await Step("LimitExceeded", "UploadServerCertificate", [Name("x"), .. content]);
        await Step("", "UpdateServerCertificate", Name("web"), ("NewServerCertificateName", "site"));
        await Step("NoSuchEntity", "UpdateServerCertificate", Name("none"), ("NewPath", "/x/"));
        await Step(
            "EntityAlreadyExists", "UpdateServerCertificate", Name("site"), ("NewServerCertificateName", "web1"));
        await Step("", "DeleteServerCertificate", Name("site"));
        await Step("NoSuchEntity", "DeleteServerCertificate", Name("site"));
    }

    private async Task SigningCertificatesAsync()
    {
        static (string, string) Body(TestCertificate certificate) => ("CertificateBody", certificate.Body);
        var first = Body(TestCertificate.Rsa());
        await Step("", "UploadSigningCertificate", User("ada"), first);
        await Step("DuplicateCertificate", "UploadSigningCertificate", User("ada"), first);
        await Step("", "UploadSigningCertificate", User("ada"), Body(TestCertificate.Rsa()));
        await Step("LimitExceeded", "UploadSigningCertificate", User("ada"), Body(TestCertificate.Rsa()));
        await Step("MalformedCertificate", "UploadSigningCertificate", User("ada"), ("CertificateBody", "none"));
        await Step(
            "InvalidCertificate", "UploadSigningCertificate", User("ada"), Body(TestCertificate.EllipticCurve()));
        await Step("NoSuchEntity", "UploadSigningCertificate", User("nobody"), Body(TestCertificate.Rsa()));
    }

    private async Task SshKeysAsync()
    {
        static (string, string) Body(string body) => ("SSHPublicKeyBody", body);
        var key = TestSshKey.Create();
        var uploaded = await Step("", "UploadSSHPublicKey", User("ada"), Body(key.Ssh));
        await Step("DuplicateSSHPublicKey", "UploadSSHPublicKey", User("ada"), Body(key.Pem));
        await Step("InvalidPublicKey", "UploadSSHPublicKey", User("ada"), Body("ssh-rsa AAAA"));
        await Step("UnrecognizedPublicKeyEncoding", "UploadSSHPublicKey", User("ada"), Body("none"));
        await Step("NoSuchEntity", "UploadSSHPublicKey", User("nobody"), Body(key.Ssh));
        for (var i = 1; i < 5; i++)
            await _sandbox.Root.OkAsync("UploadSSHPublicKey", User("ada"), Body(TestSshKey.Create().Ssh));
        await Step("LimitExceeded", "UploadSSHPublicKey", User("ada"), Body(TestSshKey.Create().Ssh));
        var id = ("SSHPublicKeyId", uploaded["SSHPublicKeyId"]);
        await Step("", "GetSSHPublicKey", User("ada"), id, ("Encoding", "PEM"));
        await Step("NoSuchEntity", "GetSSHPublicKey", User("nobody"), id, ("Encoding", "PEM"));
        await Step(
            "UnrecognizedPublicKeyEncoding", "GetSSHPublicKey", User("seeded"),
            ("SSHPublicKeyId", "APKASEEDEDSEEDEDSEED"), ("Encoding", "SSH"));
    }

    private async Task ServiceCredentialsAsync()
    {
        var service = ("ServiceName", "codecommit.amazonaws.com");
        var created = await Step("", "CreateServiceSpecificCredential", User("ada"), service);
        await Step("", "CreateServiceSpecificCredential", User("ada"), service);
        await Step("LimitExceeded", "CreateServiceSpecificCredential", User("ada"), service);
        await Step("NoSuchEntity", "CreateServiceSpecificCredential", User("nobody"), service);
        await Step(
            "NotSupportedService", "CreateServiceSpecificCredential", User("ada"), ("ServiceName", "s3.amazonaws.com"));
        var id = ("ServiceSpecificCredentialId", created["ServiceSpecificCredentialId"]);
        await Step("", "ResetServiceSpecificCredential", User("ada"), id);
        await Step("NoSuchEntity", "ResetServiceSpecificCredential", User("seeded"), id);
    }
}
