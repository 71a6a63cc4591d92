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
        await TagsAsync("ServerCertificate", Name("web"), Name("none"));
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

    private async Task AccessReportsAsync()
    {
        var arn = ("Arn", "arn:aws:iam::123456789012:user/ada");
        var none = ("Arn", "arn:aws:iam::123456789012:user/none");
        var noArn = ("Arn", NoArn);
        var job = await Step("", "GenerateServiceLastAccessedDetails", arn, ("Granularity", "ACTION_LEVEL"));
        await Step("NoSuchEntity", "GenerateServiceLastAccessedDetails", none);
        await Step("InvalidInput", "GenerateServiceLastAccessedDetails", noArn);
        _clock.Advance(TimeSpan.FromSeconds(1));
        var id = ("JobId", job["JobId"]);
        var noJob = ("JobId", new string('0', 36));
        await Step("", "GetServiceLastAccessedDetails", id);
        await Step("NoSuchEntity", "GetServiceLastAccessedDetails", noJob);
        await Step("", "GetServiceLastAccessedDetailsWithEntities", id, ("ServiceNamespace", "iam"));
        await Step("NoSuchEntity", "GetServiceLastAccessedDetailsWithEntities", noJob, ("ServiceNamespace", "iam"));
        await Step("InvalidInput", "GetServiceLastAccessedDetailsWithEntities", id, ("ServiceNamespace", "none"));
        var service = ("ServiceNamespaces.member.1", "iam");
        await Step("", "ListPoliciesGrantingServiceAccess", arn, service);
        await Step("NoSuchEntity", "ListPoliciesGrantingServiceAccess", none, service);
        await Step("InvalidInput", "ListPoliciesGrantingServiceAccess", noArn, service);

        var action = ("ActionNames.member.1", "iam:GetUser");
        await Step("", "SimulateCustomPolicy", ("PolicyInputList.member.1", Document), action);
        await Step("InvalidInput", "SimulateCustomPolicy", ("PolicyInputList.member.1", "{}"), action);
        await Step("", "GetContextKeysForCustomPolicy", ("PolicyInputList.member.1", Document));
        await Step("InvalidInput", "GetContextKeysForCustomPolicy", ("PolicyInputList.member.1", "{}"));
        await Step("", "GetContextKeysForPrincipalPolicy", ("PolicySourceArn", arn.Item2));
        await Step("NoSuchEntity", "GetContextKeysForPrincipalPolicy", ("PolicySourceArn", none.Item2));
        await Step("InvalidInput", "GetContextKeysForPrincipalPolicy", ("PolicySourceArn", NoArn));
    }

    private async Task FederationAsync()
    {
        await Step("", "SetSecurityTokenServicePreferences", ("GlobalEndpointTokenVersion", "v2Token"));
        await Step("FeatureDisabled", "GetOutboundWebIdentityFederationInfo");
        await Step("FeatureDisabled", "DisableOutboundWebIdentityFederation");
        await Step("", "EnableOutboundWebIdentityFederation");
        await Step("FeatureEnabled", "EnableOutboundWebIdentityFederation");
        await Step("", "GetOutboundWebIdentityFederationInfo");
        await Step("", "DisableOutboundWebIdentityFederation");

        var bob = ("Name", "Bob");
        await Step("", "GetFederationToken", bob, ("Policy", Document));
        await Step("MalformedPolicyDocument", "GetFederationToken", bob, ("Policy", "{}"));
        var key = await Step("", "CreateAccessKey");
        await Step("", "GetAccessKeyInfo", ("AccessKeyId", key["AccessKeyId"]));
        await Step("", "DeleteAccessKey", ("AccessKeyId", key["AccessKeyId"]));
        await Step("InvalidAuthorizationMessageException", "DecodeAuthorizationMessage", ("EncodedMessage", "none"));
    }
}
