namespace AdminIam.Clients.Generator.Naming;

/// <summary>What the official SDK for .NET calls a service and its parts, where the model does not say it.</summary>
internal sealed record ServiceNames(
    string Namespace,
    string Service,
    string Paginators,
    IReadOnlyDictionary<string, string> Renames,
    IReadOnlyList<string> NoArgumentOverloads,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Constructors)
{
    public string Client => $"Amazon{Service}Client";

    public string Interface => $"IAmazon{Service}";

    public string Config => $"Amazon{Service}Config";

    public string Request => $"Amazon{Service}Request";

    public string Exception => $"Amazon{Service}Exception";

    public string EndpointResolver => $"Amazon{Service}EndpointResolver";

    public string AuthSchemeHandler => $"Amazon{Service}AuthSchemeHandler";

    public string Metadata => $"Amazon{Service}Metadata";

    public string PaginatorFactory => $"{Paginators}PaginatorFactory";
}
