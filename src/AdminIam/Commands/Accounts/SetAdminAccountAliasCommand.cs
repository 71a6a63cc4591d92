using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Common;
using AdminIam.Engine.Iam.Accounts;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Sets the account alias, which replaces the account ID in the sign-in URL.</summary>
/// <remarks><para>An account can have one alias. A new alias replaces the old one, whose sign-in URL stops working.
/// Aliases are unique across all AWS accounts. The sign-in URL with the account ID remains valid.</para></remarks>
/// <example>
/// <summary>Set the alias</summary>
/// <code>Set-AdminAccountAlias example-corp</code>
/// <para>Returns the account with its new sign-in URL.</para>
/// </example>
/// <example>
/// <summary>Preview the change</summary>
/// <code>Set-AdminAccountAlias example-corp -WhatIf</code>
/// <para>Shows the sign-in URL that stops working, if there is one.</para>
/// </example>
/// <example>
/// <summary>Set the alias only if the account has none</summary>
/// <code>Get-AdminAccount | Where-Object { -not $_.Alias } |
///     ForEach-Object { Set-AdminAccountAlias example-corp }</code>
/// <para>An account that has an alias is not changed.</para>
/// </example>
[Cmdlet(
    VerbsCommon.Set, "AdminAccountAlias", SupportsShouldProcess = true,
    DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Set-AdminAccountAlias.md")]
[OutputType(typeof(AdminAccount))]
[RequiresActions("iam:CreateAccountAlias", "iam:ListAccountAliases")]
[RequiresActions("iam:GetAccountSummary", Otherwise = "the summary is empty")]
public sealed class SetAdminAccountAliasCommand : InputCmdlet
{
    /// <summary>The alias: 3 to 63 lowercase letters, digits and hyphens. It cannot start or end with a hyphen, contain
    /// two consecutive hyphens, or be a 12-digit number.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Alias("Alias", "Name")]
    [Column(IsName = true, IsRequired = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string AccountAlias { get; set; } = string.Empty;

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var (run, alias) = (Run, record.Name);
        var account = run.Session.Identity.AccountId;
        if (!ShouldProcess(account, $"Set alias {alias}"))
        {
            if (TryAwait(alias, () => AccountAliases.CheckSetAsync(run, alias), out var current))
                WriteObject(new AdminAccount(current, Outcome.WhatIf));
            return;
        }

        if (TryAwait(alias, () => AccountAliases.SetAsync(run, alias), out var changed))
            WriteObject(new AdminAccount(changed));
    }
}
