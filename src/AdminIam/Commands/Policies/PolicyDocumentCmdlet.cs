using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Policies;
using AdminIam.Engine.Iam.Policies.Documents;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Takes the document of a policy in one of three ways: as it is, from a file, or from a template.</summary>
public abstract class PolicyDocumentCmdlet : InputCmdlet
{
    private static readonly string[] Parameters = [nameof(Document), nameof(Path), nameof(Template)];

    /// <summary>The document: JSON text, a hashtable, or an object with the properties Version and Statement. A managed
    /// policy can have up to 6,144 characters, not counting white space.</summary>
    [Parameter(Position = 1)]
    [Column]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public object? Document { get; set; }

    /// <summary>A file that contains the document as JSON, in UTF-8, or in UTF-16 or UTF-32 with a byte order
    /// mark.</summary>
    [Parameter]
    [Alias("LiteralPath")]
    public string? Path { get; set; }

    /// <summary>The name of a template: CloudHSM or ManageOwnCredentials.</summary>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(PolicyTemplateCompleter))]
    public string? Template { get; set; }

    /// <summary>Whether the document is specified on the command line, which takes precedence over rows.</summary>
    private protected bool IsDocumentBound => Parameters.Any(MyInvocation.BoundParameters.ContainsKey);

    /// <summary>Returns the document that the command line or the current row specifies.</summary>
    /// <param name="policyName">The policy that the document is for, which errors name.</param>
    /// <exception cref="AdminException">No document is specified, or more than one.</exception>
    private protected PolicySource ReadDocument(string policyName)
    {
        var (document, path, template) = (Document, Path, Template);
        // Values on the command line take precedence over those of the row, or of a policy in the pipeline.
        var bound = MyInvocation.BoundParameters;
        if (IsDocumentBound)
        {
            document = bound.ContainsKey(nameof(Document)) ? document : null;
            path = bound.ContainsKey(nameof(Path)) ? path : null;
            template = bound.ContainsKey(nameof(Template)) ? template : null;
        }

        return (document, NameArgument.OrNull(path), NameArgument.OrNull(template)) switch
        {
            (not null, null, null) => PolicyObjects.ToSource(document),
            (null, { } file, null) =>
                PolicySource.FromFile(SessionState.Path.GetUnresolvedProviderPathFromPSPath(file)),
            (null, null, { } name) => PolicyTemplate.Load(name, Run.Session.Partition).Document,
            (null, null, null) => throw new AdminException(
                "NoPolicyDocument", ErrorKind.InvalidArgument, policyName, "No policy document was specified.",
                "Specify one of -Document, -Path and -Template."),
            _ => throw new AdminException(
                "AmbiguousPolicyDocument", ErrorKind.InvalidArgument, policyName,
                "The policy document was specified in more than one way.",
                "Specify only one of -Document, -Path and -Template."),
        };
    }

    /// <summary>Writes a warning for each part of a document that IAM may refuse or that is probably a
    /// mistake.</summary>
    /// <param name="policyName">The policy that the document is for.</param>
    private protected void WriteDoubts(string policyName, PolicySource document)
    {
        foreach (var warning in document.Warnings)
            WriteWarning($"{policyName}: {warning}");
    }
}
