using AdminIam.Sandbox.Authorization;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>Checks of policy documents that come in, which are kept as they were written.</summary>
internal static class PolicyText
{
    /// <summary>Checks that the document is a valid identity policy, and gives it back.</summary>
    public static string Valid(string document)
    {
        PolicyDocument.Parse(document);
        return document;
    }

    /// <summary>The size that IAM's quotas count: characters without white space.</summary>
    public static int Size(string document) => document.Count(c => c is not (' ' or '\t' or '\r' or '\n'));
}
