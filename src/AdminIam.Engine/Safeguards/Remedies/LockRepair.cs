using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.Locks;
using AdminIam.Engine.Iam.Safety;
using static AdminIam.Engine.Safeguards.Remedies.CommandLine;

namespace AdminIam.Engine.Safeguards.Remedies;

/// <summary>Locks a user.</summary>
/// <param name="userName">The user.</param>
internal sealed class LockRepair(string userName) : Repair($"Lock-AdminUser {Argument(userName)}")
{
    /// <inheritdoc/>
    public override string Action => $"Lock {userName}: deny all actions and disable active credentials";

    /// <inheritdoc/>
    public override bool NeedsForce => true;

    /// <inheritdoc/>
    public override async Task<string> ApplyAsync(IamRun run)
    {
        var locker = new UserLocker(run, new LockOptions());
        var locked = await locker.LockRestAsync(await locker.LockKeysAsync(userName).ConfigureAwait(false))
            .ConfigureAwait(false);
        if (locked.Failure is not null)
            throw locked.Failure;
        return string.Join(" ", [$"'{userName}' was locked.", .. locked.Notes, .. locked.Warnings]);
    }

    /// <inheritdoc/>
    internal override Task<RepairScope> ScopeAsync(IamRun run) => Task.FromResult(
        new RepairScope { Users = [userName], Loss = PowerLoss.OfUser(userName) });
}
