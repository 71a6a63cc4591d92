using AdminIam.Sandbox.Services.Iam.Policies;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>Checks of policy documents in calls. The documents are kept as they were written.</summary>
internal static class PolicyText
{
    /// <summary>Checks that the document is valid for a policy of a user, group, role or session, and returns
    /// it.</summary>
    public static string Valid(IamCall call, string document) => Valid(call, document, PolicyKind.Inline);

    /// <summary>Checks that the document is valid for a managed policy, and returns it.</summary>
    public static string ValidManaged(IamCall call, string document) => Valid(call, document, PolicyKind.Managed);

    /// <summary>Checks that the document is valid for the trust policy of a role, and returns it.</summary>
    public static string ValidTrust(IamCall call, string document) => Valid(call, document, PolicyKind.Trust);

    /// <summary>The size that IAM's quotas count: characters without white space.</summary>
    public static int Size(string document) => document.Count(c => c is not (' ' or '\t' or '\r' or '\n'));

    private static string Valid(IamCall call, string document, PolicyKind kind)
    {
        PolicyCheck.Demand(document, kind, call.Account.Partition);
        return document;
    }
}
