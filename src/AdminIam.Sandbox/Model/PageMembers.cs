namespace AdminIam.Sandbox.Model;

/// <summary>
/// The member names that a service uses for the size of a page, the token of the next page, and whether there is one.
/// </summary>
internal sealed record PageMembers(string Size, string Token, string? HasMore)
{
    private const int UsualSize = 100;

    public static readonly PageMembers NextToken = new("MaxResults", "NextToken", null);

    public static readonly PageMembers Marker = new("MaxItems", "Marker", "IsTruncated");

    /// <summary>The size of a page where the call does not specify it.</summary>
    public int DefaultSize { get; init; } = UsualSize;
}
