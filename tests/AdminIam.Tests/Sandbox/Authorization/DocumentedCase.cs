namespace AdminIam.Tests.Sandbox.Authorization;

/// <summary>A decision that AWS's documentation describes.</summary>
/// <param name="Page">The title of the page of AWS's documentation.</param>
/// <param name="Name">What the case shows.</param>
/// <param name="Expected">The outcome that the page describes.</param>
internal abstract record DocumentedCase(string Page, string Name, string Expected)
{
    /// <summary>Lets the sandbox decide, through signed calls.</summary>
    public abstract Task<string> DecideAsync();

    /// <summary>The tags as parameters of a call.</summary>
    protected static (string, string)[] Tags(IReadOnlyList<string> pairs) =>
    [
        .. pairs.SelectMany((pair, i) => new[]
        {
            ($"Tags.member.{i + 1}.Key", pair.Split('=')[0]), ($"Tags.member.{i + 1}.Value", pair.Split('=')[1]),
        }),
    ];
}
