namespace AdminIam.Engine.Iam.Policies.Documents;

/// <summary>The maximum sizes of a policy document.</summary>
/// <param name="Noun">What has the limits, such as <c>A managed policy</c>.</param>
/// <param name="Size">The maximum number of characters without white space.</param>
/// <param name="Length">The maximum number of characters with white space.</param>
/// <param name="Advice">How to stay below them.</param>
internal sealed record DocumentLimits(string Noun, int Size, int Length, string Advice)
{
    /// <summary>The limits of the inline policy of a permission set.</summary>
    public static DocumentLimits OfPermissionSet { get; } = new(
        "The inline policy of a permission set", 10_240, 32_768,
        "Use wildcards, or move statements to customer managed policies.");

    /// <summary>Returns the limits of a managed policy.</summary>
    /// <param name="size">The quota of the account.</param>
    public static DocumentLimits OfManagedPolicy(int size) => new(
        "A managed policy", size, PolicySource.LongestText,
        "Use wildcards, or split it: a group can have several policies.");
}
