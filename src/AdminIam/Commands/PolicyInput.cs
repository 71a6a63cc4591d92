using System.Management.Automation;
using AdminIam.Binding;
using AdminIam.Engine.Policies;
using AdminIam.Engine.Policies.Documents;
using AdminIam.Engine.Sessions;

namespace AdminIam.Commands;

/// <summary>The three ways in which a policy's document is given.</summary>
internal static class PolicyInput
{
    /// <summary>The parameter set of a document that is given as it is.</summary>
    public const string DocumentSet = "Document";

    /// <summary>The parameter set of a file.</summary>
    public const string FileSet = "File";

    /// <summary>The parameter set of a template.</summary>
    public const string TemplateSet = "Template";

    /// <summary>The document.</summary>
    /// <param name="cmdlet">The cmdlet, which knows the current folder.</param>
    /// <param name="session">The account, whose partition a template's ARNs are of.</param>
    /// <param name="document">The document itself.</param>
    /// <param name="path">The file.</param>
    /// <param name="template">The template's name.</param>
    public static PolicySource Read(PSCmdlet cmdlet, IamSession session, object? document, string? path, string? template) =>
        cmdlet.ParameterSetName switch
        {
            TemplateSet => PolicyTemplate.Load(template!, session.Partition).Document,
            FileSet => PolicySource.FromFile(cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path)),
            _ => PolicyObjects.ToSource(document),
        };
}
