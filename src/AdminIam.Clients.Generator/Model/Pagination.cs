namespace AdminIam.Clients.Generator.Model;

/// <summary>How an operation returns its result in pages.</summary>
internal sealed record Pagination(
    string InputToken,
    string OutputToken,
    string? LimitKey,
    string? MoreResults,
    IReadOnlyList<string> ResultKeys);
