using System.Management.Automation;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.Policies;
using AdminIam.Engine.Iam.Policies.Documents;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>The three ways in which a policy's document is given: as it is, in a file, and by the name of a template.</summary>
internal static class PolicyInput
{
    private static readonly string[] Parameters = ["Document", "Path", "Template"];

    /// <summary>The document.</summary>
    /// <param name="cmdlet">The cmdlet, which knows the current folder.</param>
    /// <param name="session">The account, whose partition a template's ARNs are of.</param>
    /// <param name="policyName">The policy that the document is for.</param>
    /// <param name="document">The document itself.</param>
    /// <param name="path">The file.</param>
    /// <param name="template">The template's name.</param>
    /// <exception cref="AdminException">None or several of them are given.</exception>
    public static PolicySource Read(
        PSCmdlet cmdlet, IamSession session, string policyName, object? document, string? path, string? template)
    {
        // The command line is preferred to what the row, or a policy of the pipeline, brings.
        var bound = cmdlet.MyInvocation.BoundParameters;
        if (Parameters.Any(bound.ContainsKey))
        {
            document = bound.ContainsKey("Document") ? document : null;
            path = bound.ContainsKey("Path") ? path : null;
            template = bound.ContainsKey("Template") ? template : null;
        }

        var (file, name) = (Names.OrNothing(path), Names.OrNothing(template));
        return (document, file, name) switch
        {
            (not null, null, null) => PolicyObjects.ToSource(document),
            (null, not null, null) => PolicySource.FromFile(cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(file)),
            (null, null, not null) => PolicyTemplate.Load(name, session.Partition).Document,
            (null, null, null) => throw new AdminException(
                "NoPolicyDocument", ErrorKind.InvalidArgument, policyName, "There is no policy document.",
                "Give one of -Document, -Path and -Template."),
            _ => throw new AdminException(
                "AmbiguousPolicyDocument", ErrorKind.InvalidArgument, policyName, "The policy document is given in several ways.",
                "Give only one of -Document, -Path and -Template."),
        };
    }

    /// <summary>Warns of what IAM may refuse in a document, or what may not be meant.</summary>
    /// <param name="cmdlet">The cmdlet that warns.</param>
    /// <param name="policyName">The policy that the document is for.</param>
    /// <param name="document">The document.</param>
    public static void WriteDoubts(Cmdlet cmdlet, string policyName, PolicySource document)
    {
        foreach (var doubt in document.Doubts)
            cmdlet.WriteWarning($"{policyName}: {doubt}");
    }
}
