namespace AdminIam.Engine.Iam.Policies.Documents;

/// <summary>An error in a policy document, with its position.</summary>
internal sealed class PolicySyntaxException(
    Place place, string message, string? advice = null, Exception? inner = null)
    : Exception(message, inner)
{
    public Place Place { get; } = place;

    public string? Advice { get; } = advice;
}
