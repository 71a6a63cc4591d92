using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.State;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>Identity providers of OpenID Connect.</summary>
internal static class OpenIdConnectProviderOperations
{
    private const string Kind = "oidc-provider";
    private const string Scheme = "https://";

    public static void Register(OperationTable<IamCall> table)
    {
        table.Add("CreateOpenIDConnectProvider", CreateProvider, NewProviderArn);
        table.Add("GetOpenIDConnectProvider", GetProvider, ResourceOf.OpenIdProvider);
        table.Add("ListOpenIDConnectProviders", ListProviders, call => ResourceOf.Providers(call, Kind));
        table.Add("DeleteOpenIDConnectProvider", DeleteProvider, ResourceOf.OpenIdProvider);
        table.Add("AddClientIDToOpenIDConnectProvider", AddClientId, ResourceOf.OpenIdProvider);
        table.Add("RemoveClientIDFromOpenIDConnectProvider", RemoveClientId, ResourceOf.OpenIdProvider);
        table.Add("UpdateOpenIDConnectProviderThumbprint", UpdateThumbprint, ResourceOf.OpenIdProvider);
    }

    /// <summary>The provider named in the call.</summary>
    public static OpenIdConnectProvider Provider(IamCall call) => Find(call)
        ?? throw IamErrors.NoSuchEntity(
            $"OpenIDConnect Provider not found for arn {call.Text("OpenIDConnectProviderArn")}");

    private static Output CreateProvider(IamCall call)
    {
        var url = call.Text("Url");
        if (!IsValid(url))
            throw new CommonException(CommonError.Validation, "Invalid Open ID Connect Provider URL");
        var clientIds = call.Input.Texts("ClientIDList").Distinct(StringComparer.Ordinal).ToList();
        if (clientIds.Count > IamQuotas.ClientIdsPerOpenIdConnectProvider)
            throw TooManyClientIds();
        var thumbprints = call.Input.Texts("ThumbprintList").ToList();
        CheckThumbprints(thumbprints);
        var name = NameOf(url);
        if (call.Account.OpenIdConnectProviders.Contains(name))
            throw IamErrors.AlreadyExists($"Provider with url {url} already exists.");
        if (call.Account.OpenIdConnectProviders.Count >= IamQuotas.OpenIdConnectProviders)
            throw IamErrors.QuotaExceeded("OpenIdConnectProvidersPerAccount", IamQuotas.OpenIdConnectProviders);

        var provider = new OpenIdConnectProvider
        {
            Name = name,
            Created = call.Timestamp,
            VisibleFrom = call.VisibleFrom,
            ClientIds = clientIds,
            Thumbprints = thumbprints,
        };
        Tagging.Apply(provider.Tags, call.Input.Structures("Tags"));
        call.Account.OpenIdConnectProviders.Add(provider);
        return new Output
        {
            ["OpenIDConnectProviderArn"] = call.Account.ArnOf(provider),
            ["Tags"] = Describe.TagsOrNull(provider.Tags),
        };
    }

    private static Output GetProvider(IamCall call)
    {
        var provider = Provider(call);
        return new Output
        {
            ["Url"] = provider.Name,
            ["ClientIDList"] = provider.ClientIds,
            ["ThumbprintList"] = provider.Thumbprints,
            ["CreateDate"] = provider.Created,
            ["Tags"] = Describe.TagsOrNull(provider.Tags),
        };
    }

    private static Output ListProviders(IamCall call) => new()
    {
        ["OpenIDConnectProviderList"] = call.Account.OpenIdConnectProviders.Visible(call.Now)
            .Select(provider => new Output { ["Arn"] = call.Account.ArnOf(provider) }).ToList(),
    };

    // AWS documents that deleting a provider that does not exist is not an error.
    private static Output DeleteProvider(IamCall call)
    {
        if (Find(call) is { } provider)
            call.Account.OpenIdConnectProviders.Remove(provider);
        return Output.Empty;
    }

    private static Output AddClientId(IamCall call)
    {
        var provider = Provider(call);
        var clientId = call.Text("ClientID");
        if (provider.ClientIds.Contains(clientId))
            return Output.Empty;
        if (provider.ClientIds.Count >= IamQuotas.ClientIdsPerOpenIdConnectProvider)
            throw TooManyClientIds();
        provider.ClientIds.Add(clientId);
        return Output.Empty;
    }

    // AWS documents that removing a client ID that is not registered is not an error.
    private static Output RemoveClientId(IamCall call)
    {
        Provider(call).ClientIds.Remove(call.Text("ClientID"));
        return Output.Empty;
    }

    private static Output UpdateThumbprint(IamCall call)
    {
        var provider = Provider(call);
        var thumbprints = call.Input.Texts("ThumbprintList").ToList();
        if (thumbprints.Count == 0)
            throw IamErrors.InvalidInput("Thumbprint list must contain at least one entry.");
        CheckThumbprints(thumbprints);
        provider.Thumbprints = thumbprints;
        return Output.Empty;
    }

    private static OpenIdConnectProvider? Find(IamCall call)
    {
        var arn = call.Arn("OpenIDConnectProviderArn", Kind);
        var name = arn.Substring(arn.IndexOf('/') + 1);
        return call.Account.OpenIdConnectProviders.TryFind(name, call.Now, out var provider)
            && call.Account.ArnOf(provider) == arn
            ? provider
            : null;
    }

    // AWS documents that a URL has no port. A colon in it would be one in the ARN, too.
    private static bool IsValid(string url) =>
        url.StartsWith(Scheme, StringComparison.Ordinal)
        && Uri.TryCreate(url, UriKind.Absolute, out var parsed)
        && parsed.Host.Length > 0
        && url.IndexOfAny(['?', '#', ':'], Scheme.Length) < 0;

    private static string NameOf(string url) =>
        url.StartsWith(Scheme, StringComparison.Ordinal) ? url.Substring(Scheme.Length) : url;

    private static string NewProviderArn(IamCall call) => call.Account.Arn(Kind, "/", NameOf(call.Text("Url")));

    private static void CheckThumbprints(List<string> thumbprints)
    {
        if (thumbprints.Count > IamQuotas.ThumbprintsPerOpenIdConnectProvider)
            throw IamErrors.InvalidInput("Thumbprint list must contain fewer than 5 entries.");
    }

    private static AwsException TooManyClientIds() => IamErrors.QuotaExceeded(
        "ClientIdsPerOpenIdConnectProvider", IamQuotas.ClientIdsPerOpenIdConnectProvider);
}
