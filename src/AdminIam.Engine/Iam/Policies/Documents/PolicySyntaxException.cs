namespace AdminIam.Engine.Iam.Policies.Documents;

/// <summary>What is wrong with a policy document, and where.</summary>
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
