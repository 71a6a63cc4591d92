namespace AdminIam.Engine.Iam.Policies.Documents;

/// <summary>A warning about content that IAM may reject or that is probably a mistake. The document is sent.</summary>
/// <param name="Place">The position.</param>
/// <param name="Message">The message, in complete sentences.</param>
internal sealed record PolicyWarning(Place Place, string Message);
