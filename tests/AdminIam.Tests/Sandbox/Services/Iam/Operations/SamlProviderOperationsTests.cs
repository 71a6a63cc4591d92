using System.Globalization;
using System.Security.Cryptography;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox.Services.Iam.Operations;

public sealed class SamlProviderOperationsTests : IDisposable
{
    private const string Arn = "arn:aws:iam::123456789012:saml-provider/adfs";
    private static readonly (string, string) Name = ("Name", "adfs");
    private static readonly (string, string) Provider = ("SAMLProviderArn", Arn);
    private static readonly (string, string) Metadata = ("SAMLMetadataDocument", TestSaml.Metadata());
    private static readonly (string, string) Required = ("AssertionEncryptionMode", "Required");
    private readonly string _folder = Directory.CreateTempSubdirectory("adminiam-saml").FullName;
    private readonly RunningSandbox _sandbox = new();
    private readonly RSA _rsa = RSA.Create(2048);

    private (string, string) Key => ("AddPrivateKey", _rsa.ExportPkcs8PrivateKeyPem());

    public void Dispose()
    {
        _rsa.Dispose();
        _sandbox.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_provider_is_there_after_a_restart_and_its_private_key_is_not_in_the_state_file()
    {
        var options = new SandboxOptions { StatePath = Path.Combine(_folder, "state.json") };
        using (var sandbox = new RunningSandbox(options))
        {
            var metadata = ("SAMLMetadataDocument", TestSaml.Metadata("validUntil='2031-05-06T07:08:09Z'"));
            var made = await sandbox.Root.OkAsync(
                "CreateSAMLProvider", Name, metadata, Key, Required, ("Tags.member.1.Key", "k"),
                ("Tags.member.1.Value", "v"));
            Assert.Equal((Arn, "v"), (made["SAMLProviderArn"], made["Value"]));
        }

        var lines = _rsa.ExportPkcs8PrivateKeyPem().Split('\n');
        Assert.DoesNotContain(
            lines[1], await File.ReadAllTextAsync(options.StatePath), StringComparison.Ordinal);
        using var again = new RunningSandbox(options);
        var provider = await again.Root.OkAsync("GetSAMLProvider", Provider);
        Assert.Equal(
            ("2031-05-06T07:08:09Z", "Required", "v"),
            (provider["ValidUntil"], provider["AssertionEncryptionMode"], provider["Value"]));
        Assert.Matches("^SAMLSP[A-Z2-7]{16}$", provider["SAMLProviderUUID"]);
        Assert.Matches("^[A-Z2-7]{22}$", provider["KeyId"]);
        Assert.Equal([Arn], (await again.Root.OkAsync("ListSAMLProviders")).All("Arn"));
        Assert.Equal("1", (await again.Root.OkAsync("GetAccountSummary")).SummaryOf("Providers"));
    }

    [Fact]
    public async Task Metadata_without_an_end_is_valid_for_100_years_and_can_be_replaced()
    {
        await _sandbox.Root.OkAsync("CreateSAMLProvider", Name, Metadata);
        var provider = await _sandbox.Root.OkAsync("GetSAMLProvider", Provider);
        Assert.Equal(Metadata.Item2, provider["SAMLMetadataDocument"]);
        Assert.Equal(Time(provider["CreateDate"]).AddYears(100), Time(provider["ValidUntil"]));

        var other = ("SAMLMetadataDocument", TestSaml.Metadata("validUntil='2040-01-01T00:00:00Z'"));
        await _sandbox.Root.OkAsync("UpdateSAMLProvider", Provider, other);
        Assert.Equal("2040-01-01T00:00:00Z", (await _sandbox.Root.OkAsync("ListSAMLProviders"))["ValidUntil"]);
    }

    [Fact]
    public async Task Metadata_that_does_not_describe_an_identity_provider_is_refused()
    {
        foreach (var text in new[]
        {
            new string('x', 1000),
            Metadata.Item2.Replace("IDPSSODescriptor", "SPSSODescriptor", StringComparison.Ordinal),
            Metadata.Item2.Replace("SAML:2.0:metadata", "SAML:1.1:metadata", StringComparison.Ordinal),
            Metadata.Item2.Replace("entityID", "id", StringComparison.Ordinal),
            Metadata.Item2.Replace("<md:Entity", "<!DOCTYPE x [<!ENTITY e 'x'>]><md:Entity", StringComparison.Ordinal),
            TestSaml.Metadata("validUntil='soon'"),
        })
        {
            Assert.Equal(
                "400 InvalidInput: Could not parse metadata.",
                (await _sandbox.Root.CallAsync("CreateSAMLProvider", Name, ("SAMLMetadataDocument", text))).Error);
        }

        Assert.Equal(
            "ValidationError",
            (await _sandbox.Root.CallAsync("CreateSAMLProvider", Name, ("SAMLMetadataDocument", "<short/>"))).Code);
    }

    [Fact]
    public async Task Encryption_requires_a_private_key_of_which_there_are_two_at_most()
    {
        await RefuseAsync(
            "Unable to set assertion encryption mode to Required because no private key is provided.", Required);
        await RefuseAsync("Invalid private key.", ("AddPrivateKey", "-----BEGIN PRIVATE KEY-----"));
        await RefuseAsync("Invalid private key.", ("AddPrivateKey", _rsa.ExportSubjectPublicKeyInfoPem()));
        await _sandbox.Root.OkAsync("CreateSAMLProvider", Name, Metadata, Key, Required);
        await RefuseAsync(
            "Unable to update identity provider. No updates are defined for metadata or encryption assertion.");

        var first = ("RemovePrivateKey", (await _sandbox.Root.OkAsync("GetSAMLProvider", Provider))["KeyId"]);
        await RefuseAsync(
            "Unable to add and remove private keys in the same request. Set a value for only one of the two "
                + "parameters.",
            Key, first);
        await RefuseAsync("Failed to remove private key.", first);
        await RefuseAsync(
            "Failed to remove private key because the Key ID does not match a private key.",
            ("RemovePrivateKey", new string('A', 22)));
        await _sandbox.Root.OkAsync("UpdateSAMLProvider", Provider, ("AddPrivateKey", _rsa.ExportRSAPrivateKeyPem()));
        Assert.Equal(
            "409 LimitExceeded: Private key limit of 2 is reached.",
            (await _sandbox.Root.CallAsync("UpdateSAMLProvider", Provider, Key)).Error);
        await _sandbox.Root.OkAsync("UpdateSAMLProvider", Provider, first);
        Assert.DoesNotContain(
            first.Item2, (await _sandbox.Root.OkAsync("GetSAMLProvider", Provider)).All("KeyId"));

        // Before the provider exists the requests create it.
        async Task RefuseAsync(string message, params (string, string)[] parameters)
        {
            var exists = (await _sandbox.Root.CallAsync("GetSAMLProvider", Provider)).Status == 200;
            var reply = exists
                ? await _sandbox.Root.CallAsync("UpdateSAMLProvider", [Provider, .. parameters])
                : await _sandbox.Root.CallAsync("CreateSAMLProvider", [Name, Metadata, .. parameters]);
            Assert.Equal("400 InvalidInput: " + message, reply.Error);
        }
    }

    [Fact]
    public async Task A_deleted_provider_is_not_found()
    {
        await _sandbox.Root.OkAsync("CreateSAMLProvider", Name, Metadata);
        var again = await _sandbox.Root.CallAsync("CreateSAMLProvider", ("Name", "ADFS"), Metadata);
        Assert.Equal("EntityAlreadyExists", again.Code);
        await _sandbox.Root.OkAsync("DeleteSAMLProvider", Provider);
        Assert.Equal(
            $"404 NoSuchEntity: Manifest not found for arn {Arn}",
            (await _sandbox.Root.CallAsync("DeleteSAMLProvider", Provider)).Error);
    }

    private static DateTime Time(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture);
}
