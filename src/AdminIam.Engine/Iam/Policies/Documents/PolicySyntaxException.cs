namespace AdminIam.Engine.Iam.Policies.Documents;

/// <summary>An error in a policy document, with its position.</summary>
internal sealed class PolicySyntaxException : Exception
{
    public PolicySyntaxException(Place place, string message, string? advice = null, Exception? inner = null)
        : base(message, inner)
    {
        Place = place;
        Advice = advice;
    }

    public Place Place { get; }

    public string? Advice { get; }
}
