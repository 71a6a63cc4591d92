namespace AdminIam.Engine.Iam.Policies.Documents;

/// <summary>The result of the checks of a document.</summary>
/// <param name="Fault">The error that IAM would always report, or <see langword="null"/>.</param>
/// <param name="Warnings">The warnings; empty if there is an error.</param>
internal sealed record PolicyReport(PolicySyntaxException? Fault, IReadOnlyList<PolicyWarning> Warnings)
{
    /// <summary>Checks a document.</summary>
    /// <param name="text">The text, whose size was checked.</param>
    public static PolicyReport Of(string text)
    {
        try
        {
            var warnings = new List<PolicyWarning>(PolicyCharacters.Check(text));
            PolicyGrammar.Check(JsonReading.Read(text, warnings), warnings);
            return new PolicyReport(null, warnings);
        }
        catch (PolicySyntaxException e)
        {
            return new PolicyReport(e, []);
        }
    }
}
