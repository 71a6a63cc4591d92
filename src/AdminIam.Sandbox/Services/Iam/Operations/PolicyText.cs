using AdminIam.Sandbox.Authorization;
using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>Checks of policy documents in calls. The documents are kept as they were written.</summary>
internal static class PolicyText
{
    /// <summary>Checks that the document is a valid identity policy, and returns it.</summary>
    public static string Valid(string document)
    {
        foreach (var resource in PolicyDocument.Parse(document).Statements.SelectMany(statement => statement.Resources))
        {
            var parts = resource.Split(':');
            if (parts.Length >= 6 && parts[2] == "iam" && parts[3].Length > 0 && parts[3] != "*")
            {
                throw new CommonException(
                    CommonError.MalformedPolicy, $"IAM resource {resource} cannot contain region information.");
            }
        }

        return document;
    }

    /// <summary>The size that IAM's quotas count: characters without white space.</summary>
    public static int Size(string document) => document.Count(c => c is not (' ' or '\t' or '\r' or '\n'));
}
