using AdminIam.Engine.Iam;

namespace AdminIam.Engine.Safeguards.Remedies;

/// <summary>A remedy that Repair-AdminAccount can apply itself.</summary>
/// <param name="commandLine">The command line of this module that makes the same change.</param>
public abstract class Repair(string commandLine) : Remedy(commandLine)
{
    /// <summary>The change in the words of a confirmation prompt, such as "Set account alias account-123456789012".
    /// </summary>
    public abstract string Action { get; }

    /// <summary>Whether the change removes access or deletes something.</summary>
    public virtual bool NeedsForce => false;

    /// <summary>Whether the change gives groups permissions of users, so that what is known about groups is no longer
    /// up to date.</summary>
    internal virtual bool ChangesMemberships => false;

    /// <summary>Makes the change.</summary>
    /// <param name="run">The run to make it in.</param>
    /// <returns>What was done, as a sentence.</returns>
    public abstract Task<string> ApplyAsync(IamRun run);

    /// <summary>Returns whom the change affects and which access it takes away.</summary>
    /// <param name="run">The run to read it in.</param>
    internal virtual Task<RepairScope> ScopeAsync(IamRun run) => Task.FromResult(RepairScope.Nobody);
}
