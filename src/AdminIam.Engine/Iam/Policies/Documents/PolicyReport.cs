namespace AdminIam.Engine.Iam.Policies.Documents;

/// <summary>What the checks of a document found.</summary>
/// <param name="Fault">What IAM is certain to refuse, or <see langword="null"/>.</param>
/// <param name="Doubts">What IAM may refuse or the author may not have meant; of a document without a fault only.</param>
internal sealed record PolicyReport(PolicySyntaxException? Fault, IReadOnlyList<PolicyDoubt> Doubts)
{
    /// <summary>Checks a document.</summary>
    /// <param name="text">Its text, of a bounded size.</param>
    public static PolicyReport Of(string text)
    {
        try
        {
            var doubts = new List<PolicyDoubt>(PolicyCharacters.Check(text));
            PolicyGrammar.Check(JsonReading.Read(text, doubts), doubts);
            return new PolicyReport(null, doubts);
        }
        catch (PolicySyntaxException e)
        {
            return new PolicyReport(e, []);
        }
    }
}
