namespace AdminIam.Sandbox.Model;

/// <summary>
/// The member names that a service uses for the size of a page, the token of the next page, and whether there is one.
/// </summary>
internal sealed record PageMembers(string Size, string Token, string? HasMore)
{
    public static readonly PageMembers NextToken = new("MaxResults", "NextToken", null);

    public static readonly PageMembers Marker = new("MaxItems", "Marker", "IsTruncated");
}
