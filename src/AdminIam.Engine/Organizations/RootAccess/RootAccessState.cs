namespace AdminIam.Engine.Organizations.RootAccess;

/// <summary>Whether the root users of an organization's member accounts are managed centrally.</summary>
public sealed record RootAccessState
{
    /// <summary>The ID of the organization; <see langword="null"/> if it could not be read.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>The enabled features. Without trusted access, none is in effect.</summary>
    public required IReadOnlyList<string> Features { get; init; }

    /// <summary>Whether IAM has trusted access to the organization.</summary>
    public required bool HasTrustedAccess { get; init; }

    /// <summary>The IDs of the accounts that are delegated administrators of IAM; <see langword="null"/> if they could
    /// not be read.</summary>
    public IReadOnlyList<string>? DelegatedAdministrators { get; init; }

    /// <summary>Returns whether a feature is enabled.</summary>
    /// <param name="feature">One of <see cref="RootFeatures"/>.</param>
    public bool IsEnabled(string feature) => Features.Contains(feature);
}
