namespace AdminIam.Sandbox.Model;

/// <summary>
/// What a service's operations call the size of a page, the token of the next one, and whether there is one.
/// </summary>
internal sealed record PageMembers(string Size, string Token, string? HasMore)
{
    public static readonly PageMembers NextToken = new("MaxResults", "NextToken", null);

    public static readonly PageMembers Marker = new("MaxItems", "Marker", "IsTruncated");
}
