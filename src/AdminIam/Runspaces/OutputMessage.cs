using System.Management.Automation;

namespace AdminIam.Runspaces;

/// <summary>Something that a script block has written in an account.</summary>
/// <param name="Target">The account.</param>
/// <param name="Write">Writes it, on the pipeline thread.</param>
internal sealed record OutputMessage(AccountTarget Target, Action<PSCmdlet> Write)
{
    /// <summary>The object, if it is one.</summary>
    public PSObject? Item { get; init; }
}
