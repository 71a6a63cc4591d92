using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.Inventory;
using AdminIam.Engine.Iam.Names;
using AdminIam.Engine.Iam.Safety;
using AdminIam.Engine.Iam.Users;
using static AdminIam.Engine.Safeguards.Remedies.CommandLine;

namespace AdminIam.Engine.Safeguards.Remedies;

/// <summary>Deletes a locked user.</summary>
/// <param name="userName">The user.</param>
internal sealed class LockedUserRepair(string userName)
    : Repair($"Remove-AdminUser {Argument(userName)}")
{
    /// <inheritdoc/>
    public override string Action => $"Delete the user {userName}, who is locked";

    /// <inheritdoc/>
    public override bool NeedsForce => true;

    /// <inheritdoc/>
    public override async Task<string> ApplyAsync(IamRun run)
    {
        var user = await new UserDetailReader(run).GetAsync(userName, new AccountNameIndex(run)).ConfigureAwait(false);
        if (user.Details?.IsLocked != true)
            return $"'{userName}' is not locked any more, so the user was not deleted.";
        await new UserRemover(run).RemoveAsync(userName).ConfigureAwait(false);
        return $"The user '{userName}' was deleted.";
    }

    /// <inheritdoc/>
    internal override Task<RepairScope> ScopeAsync(IamRun run) => Task.FromResult(
        new RepairScope { Users = [userName], Loss = PowerLoss.OfUser(userName) });
}
