using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.Safety;
using AdminIam.Engine.Iam.Users;
using static AdminIam.Engine.Safeguards.Remedies.CommandLine;

namespace AdminIam.Engine.Safeguards.Remedies;

/// <summary>Deletes the console password of a user.</summary>
/// <param name="userName">The user.</param>
internal sealed class PasswordRemovalRepair(string userName)
    : Repair($"Remove-AdminUserPassword {Argument(userName)}")
{
    /// <inheritdoc/>
    public override string Action => $"Delete the console password of {userName}";

    /// <inheritdoc/>
    public override bool NeedsForce => true;

    /// <inheritdoc/>
    public override async Task<string> ApplyAsync(IamRun run)
    {
        await new ConsolePasswords(run).RemoveAsync(userName).ConfigureAwait(false);
        return $"The console password of '{userName}' was deleted.";
    }

    /// <inheritdoc/>
    internal override Task<RepairScope> ScopeAsync(IamRun run) => Task.FromResult(
        new RepairScope { Users = [userName], Loss = PowerLoss.OfPassword(userName) });
}
