namespace AdminIam.Engine.Iam.Policies.Documents;

/// <summary>Something in a document that IAM may refuse or that may not be what its author meant; the document is sent nevertheless.</summary>
/// <param name="Place">Where it is.</param>
/// <param name="Message">What it is, in whole sentences.</param>
internal sealed record PolicyDoubt(Place Place, string Message);
