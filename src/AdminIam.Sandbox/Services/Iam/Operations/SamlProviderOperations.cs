using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>Identity providers of SAML 2.0.</summary>
internal static class SamlProviderOperations
{
    private const string Kind = "saml-provider";
    private const string Required = "Required";
    private const int IdLength = 22;

    public static void Register(OperationTable<IamCall> table)
    {
        table.Add("CreateSAMLProvider", CreateProvider, call => call.Account.Arn(Kind, "/", call.Text("Name")));
        table.Add("GetSAMLProvider", GetProvider, ResourceOf.SamlProvider);
        table.Add("ListSAMLProviders", ListProviders, call => ResourceOf.Providers(call, Kind));
        table.Add("UpdateSAMLProvider", UpdateProvider, ResourceOf.SamlProvider);
        table.Add("DeleteSAMLProvider", DeleteProvider, ResourceOf.SamlProvider);
    }

    /// <summary>The provider named in the call.</summary>
    public static SamlProvider Provider(IamCall call)
    {
        var arn = call.Arn("SAMLProviderArn", Kind);
        return call.Account.SamlProviders.TryFind(Describe.LastPart(arn), call.Now, out var provider)
            && call.Account.ArnOf(provider) == arn
            ? provider
            : throw IamErrors.NoSuchEntity($"Manifest not found for arn {arn}");
    }

    private static Output CreateProvider(IamCall call)
    {
        var name = call.Text("Name");
        var metadata = call.Text("SAMLMetadataDocument");
        var validUntil = SamlMetadata.ValidUntil(metadata, call.Timestamp);
        if (call.Account.SamlProviders.Contains(name))
            throw IamErrors.AlreadyExists($"Provider with name {name} already exists.");
        if (call.Account.SamlProviders.Count >= IamQuotas.SamlProviders)
            throw IamErrors.QuotaExceeded("SAMLProvidersPerAccount", IamQuotas.SamlProviders);

        var provider = new SamlProvider
        {
            Name = name,
            Id = RandomText.Id("SAMLSP", IdLength),
            Created = call.Timestamp,
            VisibleFrom = call.VisibleFrom,
            Metadata = metadata,
            ValidUntil = validUntil,
        };
        ApplyEncryption(call, provider);
        Tagging.Apply(provider.Tags, call.Input.Structures("Tags"));
        call.Account.SamlProviders.Add(provider);
        return new Output
        {
            ["SAMLProviderArn"] = call.Account.ArnOf(provider),
            ["Tags"] = Describe.TagsOrNull(provider.Tags),
        };
    }

    private static Output GetProvider(IamCall call)
    {
        var provider = Provider(call);
        return new Output
        {
            ["SAMLProviderUUID"] = provider.Id,
            ["SAMLMetadataDocument"] = provider.Metadata,
            ["CreateDate"] = provider.Created,
            ["ValidUntil"] = provider.ValidUntil,
            ["Tags"] = Describe.TagsOrNull(provider.Tags),
            ["AssertionEncryptionMode"] = provider.EncryptionMode,
            ["PrivateKeyList"] = provider.PrivateKeys.Count == 0 ? null : Keys(provider),
        };
    }

    private static Output ListProviders(IamCall call) => new()
    {
        ["SAMLProviderList"] = call.Account.SamlProviders.Visible(call.Now)
            .Select(provider => new Output
            {
                ["Arn"] = call.Account.ArnOf(provider),
                ["ValidUntil"] = provider.ValidUntil,
                ["CreateDate"] = provider.Created,
            })
            .ToList(),
    };

    private static Output UpdateProvider(IamCall call)
    {
        var provider = Provider(call);
        var input = call.Input;
        string[] members = ["SAMLMetadataDocument", "AssertionEncryptionMode", "AddPrivateKey", "RemovePrivateKey"];
        if (!members.Any(input.Has))
        {
            throw IamErrors.InvalidInput(
                "Unable to update identity provider. No updates are defined for metadata or encryption assertion.");
        }

        var metadata = input.OptionalText("SAMLMetadataDocument");
        var validUntil = metadata is null ? provider.ValidUntil : SamlMetadata.ValidUntil(metadata, call.Timestamp);
        ApplyEncryption(call, provider);
        provider.Metadata = metadata ?? provider.Metadata;
        provider.ValidUntil = validUntil;
        return new Output { ["SAMLProviderArn"] = call.Account.ArnOf(provider) };
    }

    private static Output DeleteProvider(IamCall call)
    {
        call.Account.SamlProviders.Remove(Provider(call));
        return Output.Empty;
    }

    /// <summary>Applies the encryption mode and the private keys of a call, all of them or nothing.</summary>
    private static void ApplyEncryption(IamCall call, SamlProvider provider)
    {
        var mode = call.Input.OptionalText("AssertionEncryptionMode") ?? provider.EncryptionMode;
        var keys = ChangedKeys(call, provider);
        if (mode == Required && keys.Count == 0)
        {
            throw IamErrors.InvalidInput(
                call.Input.Has("RemovePrivateKey")
                    ? "Failed to remove private key."
                    : "Unable to set assertion encryption mode to Required because no private key is provided.");
        }

        provider.EncryptionMode = mode;
        provider.PrivateKeys = keys;
    }

    private static List<SamlPrivateKey> ChangedKeys(IamCall call, SamlProvider provider)
    {
        var added = call.Input.OptionalText("AddPrivateKey");
        var removed = call.Input.OptionalText("RemovePrivateKey");
        if (added is not null && removed is not null)
        {
            throw IamErrors.InvalidInput(
                "Unable to add and remove private keys in the same request. Set a value for only one of the two "
                + "parameters.");
        }

        if (added is not null)
        {
            SamlPrivateKeyText.Check(added);
            if (provider.PrivateKeys.Count >= IamQuotas.PrivateKeysPerSamlProvider)
                throw IamErrors.LimitExceeded("Private key limit of 2 is reached.");
            var key = new SamlPrivateKey { Id = RandomText.Base32(IdLength), Added = call.Timestamp };
            return [.. provider.PrivateKeys, key];
        }

        if (removed is not null && !provider.PrivateKeys.Exists(key => key.Id == removed))
        {
            throw IamErrors.InvalidInput(
                "Failed to remove private key because the Key ID does not match a private key.");
        }

        return provider.PrivateKeys.FindAll(key => key.Id != removed);
    }

    private static List<Output> Keys(SamlProvider provider) => provider.PrivateKeys
        .ConvertAll(key => new Output { ["KeyId"] = key.Id, ["Timestamp"] = key.Added });
}
