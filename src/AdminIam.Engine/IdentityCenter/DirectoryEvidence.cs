namespace AdminIam.Engine.IdentityCenter;

/// <summary>What the users and groups of an identity store show about where they come from.</summary>
/// <param name="Count">The number of users and groups that were read.</param>
/// <param name="External">The number of those that have an ID of an external directory.</param>
/// <param name="Issuers">The external directories that issued these IDs.</param>
/// <param name="Creators">Who created the users and groups.</param>
public sealed record DirectoryEvidence(
    int Count, int External, IReadOnlyList<string> Issuers, IReadOnlyList<string> Creators);
