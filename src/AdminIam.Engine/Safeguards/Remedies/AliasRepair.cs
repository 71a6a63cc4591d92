using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.Accounts;

namespace AdminIam.Engine.Safeguards.Remedies;

/// <summary>Sets the account alias.</summary>
/// <param name="alias">The alias.</param>
internal sealed class AliasRepair(string alias) : Repair($"Set-AdminAccountAlias -AccountAlias {alias}")
{
    /// <inheritdoc/>
    public override string Action => $"Set account alias {alias}";

    /// <inheritdoc/>
    public override async Task<string> ApplyAsync(IamRun run)
    {
        await AccountAliases.SetAsync(run, alias).ConfigureAwait(false);
        return $"The account alias {alias} was set.";
    }
}
