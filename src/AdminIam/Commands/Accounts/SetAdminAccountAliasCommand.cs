using System.Management.Automation;
using AdminIam.Engine.Common;
using AdminIam.Engine.Iam.Accounts;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Sets the account alias, which the sign-in page's URL has in place of the account id.</summary>
/// <remarks><para>An account has one alias: a new one takes the old one's place, whose sign-in page stops working. Aliases are
/// unique among all AWS accounts. The page that goes by the account id works in any case.</para></remarks>
/// <example>
/// <summary>Name the account</summary>
/// <code>Set-AdminAccountAlias example-corp</code>
/// <para>Shows the account with its new sign-in URL.</para>
/// </example>
[Cmdlet(
    VerbsCommon.Set, "AdminAccountAlias", SupportsShouldProcess = true,
    DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(AdminAccount))]
public sealed class SetAdminAccountAliasCommand : InputCmdlet
{
    /// <summary>The alias: 3 to 63 lower-case letters, digits and single hyphens, and not twelve digits.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Alias("Alias", "Name")]
    [Column(IsName = true, IsRequired = true)]
    public string AccountAlias { get; set; } = string.Empty;

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var (session, alias) = (Iam, record.Name);
        var account = session.Identity.AccountId;
        if (!ShouldProcess(account, $"Set alias {alias}"))
        {
            if (TryAwait(alias, () => AccountAliases.CheckSetAsync(session, Stop, alias), out var current))
                WriteObject(new AdminAccount(current, Outcome.WhatIf));
            return;
        }

        if (TryAwait(alias, () => AccountAliases.SetAsync(session, Stop, alias), out var changed))
            WriteObject(new AdminAccount(changed));
    }
}
