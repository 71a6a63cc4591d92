using System.Security.Cryptography;

namespace AdminIam.Tests.Sandbox.Tours;

/// <summary>The part of the tour about instance profiles and identity providers.</summary>
internal sealed partial class SandboxTour
{
    private const string ProviderArn = "arn:aws:iam::123456789012:oidc-provider/login.example.com/tour";
    private const string SamlArn = "arn:aws:iam::123456789012:saml-provider/tour";

    private static (string, string) Profile(string name) => ("InstanceProfileName", name);

    private static (string, string)[] ClientIds(int count) =>
        [.. Enumerable.Range(1, count).Select(i => ($"ClientIDList.member.{i}", $"client{i}"))];

    private static (string, string)[] Thumbprints(int count) =>
        [.. Enumerable.Range(1, count).Select(i => ($"ThumbprintList.member.{i}", new string('a', 40)))];

    private async Task InstanceProfilesAsync()
    {
        await Step("EntityAlreadyExists", "CreateInstanceProfile", Profile("SHARED"));
        await Step(
            "InvalidInput", "CreateInstanceProfile", Profile("x"), ("Tags.member.1.Key", "aws:x"),
            ("Tags.member.1.Value", ""));
        await Step("", "ListInstanceProfiles");
        await Step("NoSuchEntity", "AddRoleToInstanceProfile", Profile("none"), Role("tourist"));
        await Step("", "AddRoleToInstanceProfile", Profile("shared"), Role("tourist"));
        await Step("LimitExceeded", "AddRoleToInstanceProfile", Profile("shared"), Role("holder"));
        await Step("", "GetInstanceProfile", Profile("shared"));
        await Step("NoSuchEntity", "GetInstanceProfile", Profile("none"));
        await Step("", "ListInstanceProfilesForRole", Role("tourist"));
        await Step("NoSuchEntity", "ListInstanceProfilesForRole", Role("none"));
        await Step("", "GetAccountAuthorizationDetails");
        await TagsAsync("InstanceProfile", Profile("shared"), Profile("none"));
        await Step("DeleteConflict", "DeleteInstanceProfile", Profile("shared"));
        await Step("NoSuchEntity", "RemoveRoleFromInstanceProfile", Profile("shared"), Role("holder"));
        await Step("", "RemoveRoleFromInstanceProfile", Profile("shared"), Role("tourist"));
        await Step("", "DeleteInstanceProfile", Profile("shared"));
        await Step("NoSuchEntity", "DeleteInstanceProfile", Profile("shared"));
        await Task.WhenAll(Enumerable.Range(0, 1000).Select(
            i => _sandbox.Root.OkAsync("CreateInstanceProfile", Profile($"p{i}"))));
        await Step("LimitExceeded", "CreateInstanceProfile", Profile("one-too-many"));
    }

    private async Task ProvidersAsync()
    {
        await OpenIdProvidersAsync();
        await SamlProvidersAsync();
    }

    private async Task OpenIdProvidersAsync()
    {
        (string, string) Arn(string arn) => ("OpenIDConnectProviderArn", arn);
        var url = ("Url", "https://login.example.com/tour");
        var provider = Arn(ProviderArn);
        var none = Arn("arn:aws:iam::123456789012:oidc-provider/none.example.com");
        var invalid = Arn(NoArn);
        var client = ("ClientID", "one-more");
        await Step("", "CreateOpenIDConnectProvider", [url, .. ClientIds(99), .. Thumbprints(5)]);
        await Step("EntityAlreadyExists", "CreateOpenIDConnectProvider", url);
        await Step(
            "InvalidInput", "CreateOpenIDConnectProvider", [("Url", "https://x.example.com"), .. Thumbprints(6)]);
        await Step(
            "LimitExceeded", "CreateOpenIDConnectProvider", [("Url", "https://x.example.com"), .. ClientIds(101)]);
        await Step("", "GetOpenIDConnectProvider", provider);
        await Step("", "ListOpenIDConnectProviders");
        await Step("", "AddClientIDToOpenIDConnectProvider", provider, client);
        await Step("LimitExceeded", "AddClientIDToOpenIDConnectProvider", provider, ("ClientID", "too-many"));
        await Step("", "RemoveClientIDFromOpenIDConnectProvider", provider, client);
        await Step("", "UpdateOpenIDConnectProviderThumbprint", [provider, .. Thumbprints(1)]);
        await Step("InvalidInput", "UpdateOpenIDConnectProviderThumbprint", [provider, .. Thumbprints(6)]);
        await Step("NoSuchEntity", "UpdateOpenIDConnectProviderThumbprint", [none, .. Thumbprints(1)]);
        foreach (var (code, arn) in new[] { ("NoSuchEntity", none), ("InvalidInput", invalid) })
        {
            await Step(code, "GetOpenIDConnectProvider", arn);
            await Step(code, "AddClientIDToOpenIDConnectProvider", arn, client);
            await Step(code, "RemoveClientIDFromOpenIDConnectProvider", arn, client);
        }

        await TagsAsync("OpenIDConnectProvider", provider, none, invalid);
        await Step("InvalidInput", "DeleteOpenIDConnectProvider", invalid);
        await Step("", "DeleteOpenIDConnectProvider", provider);
    }

    private async Task SamlProvidersAsync()
    {
        (string, string) Arn(string arn) => ("SAMLProviderArn", arn);
        var name = ("Name", "tour");
        var metadata = ("SAMLMetadataDocument", TestSaml.Metadata());
        var malformed = ("SAMLMetadataDocument", new string('x', 1000));
        var provider = Arn(SamlArn);
        var none = Arn("arn:aws:iam::123456789012:saml-provider/none");
        var invalid = Arn(NoArn);
        using var rsa = RSA.Create(2048);
        var key = ("AddPrivateKey", rsa.ExportPkcs8PrivateKeyPem());
        await Step("", "CreateSAMLProvider", name, metadata, key, ("AssertionEncryptionMode", "Required"));
        await Step("EntityAlreadyExists", "CreateSAMLProvider", ("Name", "TOUR"), metadata);
        await Step("InvalidInput", "CreateSAMLProvider", ("Name", "x"), malformed);
        await Step("", "GetSAMLProvider", provider);
        await Step("", "ListSAMLProviders");
        await Step("", "UpdateSAMLProvider", provider, metadata, key);
        await Step("LimitExceeded", "UpdateSAMLProvider", provider, key);
        await Step("InvalidInput", "UpdateSAMLProvider", provider);
        await Step("NoSuchEntity", "UpdateSAMLProvider", none, metadata);
        await Step("NoSuchEntity", "GetSAMLProvider", none);
        await Step("InvalidInput", "GetSAMLProvider", invalid);
        await TagsAsync("SAMLProvider", provider, none, invalid);
        for (var i = 1; i < 100; i++)
            await _sandbox.Root.OkAsync("CreateSAMLProvider", ("Name", $"s{i}"), metadata);
        await Step("LimitExceeded", "CreateSAMLProvider", ("Name", "one-too-many"), metadata);
        await Step("InvalidInput", "DeleteSAMLProvider", invalid);
        await Step("NoSuchEntity", "DeleteSAMLProvider", none);
        await Step("", "DeleteSAMLProvider", provider);
    }
}
