namespace AdminIam.Engine.Safeguards.Facts;

/// <summary>The people who have administrator access to an account through IAM Identity Center.</summary>
/// <param name="UserNames">The names of enabled users.</param>
/// <param name="HasMore">Whether there are further ones, who were not read.</param>
internal sealed record AssignedAdministrators(IReadOnlyList<string> UserNames, bool HasMore = false)
{
    /// <summary>Nobody.</summary>
    public static AssignedAdministrators None { get; } = new([]);
}
