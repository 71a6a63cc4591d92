using System.Management.Automation;
using AdminIam.Engine.Common;
using AdminIam.Engine.Iam.Accounts;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Removes the account alias.</summary>
/// <remarks><para>The sign-in page with the alias stops working; the one that goes by the account id works on. An account that has
/// no alias is as it should be, and no error.</para></remarks>
/// <example>
/// <summary>Remove the alias</summary>
/// <code>Get-AdminAccount | Remove-AdminAccountAlias -Confirm:$false</code>
/// <para>Shows the account with its sign-in URL by account id.</para>
/// </example>
[Cmdlet(
    VerbsCommon.Remove, "AdminAccountAlias", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(AdminAccount))]
public sealed class RemoveAdminAccountAliasCommand : InputCmdlet
{
    /// <summary>The alias. Without it, whichever the account has is removed.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0)]
    [Alias("Alias", "Name")]
    [Column]
    public string? AccountAlias { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var (session, alias) = (Iam, Names.OrNothing(AccountAlias));
        var account = session.Identity.AccountId;
        if (!ShouldProcess(account, $"Remove alias {alias}".TrimEnd()))
        {
            if (TryAwait(alias ?? account, () => AccountAliases.CheckRemovalAsync(session, Stop, alias), out var current))
                WriteObject(new AdminAccount(current, Outcome.WhatIf));
            return;
        }

        if (TryAwait(alias ?? account, () => AccountAliases.RemoveAsync(session, Stop, alias), out var changed))
            WriteObject(new AdminAccount(changed));
    }
}
