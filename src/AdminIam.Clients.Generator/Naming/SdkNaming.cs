namespace AdminIam.Clients.Generator.Naming;

/// <summary>The names, overloads and endpoints of the official SDK for .NET that a service model does not
/// contain.</summary>
internal sealed record SdkNaming(
    string Namespace,
    string Service,
    string Paginators,
    string? DefaultRegion,
    IReadOnlyList<EndpointRule> Endpoints,
    IReadOnlyDictionary<string, string> Renames,
    IReadOnlyList<string> NoArgumentOverloads,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Constructors)
{
    public string Client => $"Amazon{Service}Client";

    public string Interface => $"IAmazon{Service}";

    public string Config => $"Amazon{Service}Config";

    public string DefaultConfiguration => $"Amazon{Service}DefaultConfiguration";

    public string Request => $"Amazon{Service}Request";

    public string Exception => $"Amazon{Service}Exception";

    public string EndpointParameters => $"{Service}EndpointParameters";

    public string EndpointProvider => $"Amazon{Service}EndpointProvider";

    public string EndpointResolver => $"Amazon{Service}EndpointResolver";

    public string AuthSchemeHandler => $"Amazon{Service}AuthSchemeHandler";

    public string Metadata => $"Amazon{Service}Metadata";

    public string PaginatorFactory => $"{Paginators}PaginatorFactory";
}
