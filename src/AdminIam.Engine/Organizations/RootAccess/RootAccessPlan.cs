namespace AdminIam.Engine.Organizations.RootAccess;

/// <summary>A change of the centralized root access.</summary>
/// <param name="Current">The state before the change.</param>
/// <param name="Target">The state after the change.</param>
public sealed record RootAccessPlan(RootAccessState Current, RootAccessState Target)
{
    /// <summary>Whether IAM gets trusted access.</summary>
    public bool EnablesTrustedAccess => Target.HasTrustedAccess && !Current.HasTrustedAccess;

    /// <summary>The changes, such as <c>RootSessions: False -> True</c>.</summary>
    public IReadOnlyList<string> Changes =>
    [
        .. EnablesTrustedAccess ? ["TrustedAccess: False -> True"] : Array.Empty<string>(),
        .. RootFeatures.All.Where(feature => Target.IsEnabled(feature) != Current.IsEnabled(feature))
            .Select(feature => $"{feature}: {Current.IsEnabled(feature)} -> {Target.IsEnabled(feature)}"),
    ];

    /// <summary>Returns the change that enables features, and the trusted access that they require.</summary>
    /// <param name="current">The current state.</param>
    /// <param name="features">The features to enable.</param>
    public static RootAccessPlan Enable(RootAccessState current, IReadOnlyCollection<string> features) =>
        new(current, current with
        {
            Features = RootFeatures.All.Where(one => current.IsEnabled(one) || features.Contains(one)).ToList(),
            HasTrustedAccess = true,
        });

    /// <summary>Returns the change that disables features. The trusted access remains.</summary>
    /// <param name="current">The current state.</param>
    /// <param name="features">The features to disable.</param>
    public static RootAccessPlan Disable(RootAccessState current, IReadOnlyCollection<string> features) =>
        new(current, current with
        {
            Features = current.Features.Where(one => !features.Contains(one)).ToList(),
        });
}
