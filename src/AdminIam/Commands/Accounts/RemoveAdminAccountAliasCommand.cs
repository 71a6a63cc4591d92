using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Common;
using AdminIam.Engine.Iam.Accounts;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Deletes the account alias.</summary>
/// <remarks><para>The sign-in URL with the alias stops working. The sign-in URL with the account ID remains valid. This
/// command is idempotent: an account without an alias is not an error.</para></remarks>
/// <example>
/// <summary>Remove the alias</summary>
/// <code>Remove-AdminAccountAlias -Confirm:$false</code>
/// <para>Returns the account with its sign-in URL, which contains the account ID.</para>
/// </example>
/// <example>
/// <summary>Remove an alias only if it is the expected one</summary>
/// <code>Set-AdminAccountAlias example-corp
/// Remove-AdminAccountAlias example-corp -Confirm:$false</code>
/// <para>An account with a different alias is not changed.</para>
/// </example>
/// <example>
/// <summary>Preview the deletion</summary>
/// <code>Get-AdminAccount | Remove-AdminAccountAlias -WhatIf</code>
/// <para>Shows the alias that would be deleted.</para>
/// </example>
[Cmdlet(
    VerbsCommon.Remove, "AdminAccountAlias", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Remove-AdminAccountAlias.md")]
[OutputType(typeof(AdminAccount))]
[RequiresActions("iam:DeleteAccountAlias", "iam:ListAccountAliases")]
[RequiresActions("iam:GetAccountSummary", Otherwise = "the summary is empty")]
public sealed class RemoveAdminAccountAliasCommand : InputCmdlet
{
    /// <summary>The alias to delete, 3 to 63 characters.</summary>
    /// <value>The current alias</value>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0)]
    [Alias("Alias", "Name")]
    [Column]
    [ArgumentCompleter(typeof(AccountAliasCompleter))]
    public string? AccountAlias { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var (run, alias) = (Run, NameArgument.OrNull(AccountAlias));
        var account = run.Session.Identity.AccountId;
        // Reading the alias requires API calls, so it is done only if it is displayed.
        AccountRecord? current = null;
        if (Questions.AreShown(this)
            && !TryAwait(alias ?? account, () => AccountAliases.CheckRemovalAsync(run, alias), out current))
        {
            return;
        }

        var action = current is { Alias: null }
            ? "No changes"
            : $"Delete alias {alias ?? current?.Alias}, which ends the sign-in URL {current?.SignInUrl}";
        if (!ShouldProcess(account, action))
        {
            if (current is not null)
                WriteObject(new AdminAccount(current, Outcome.WhatIf));
            return;
        }

        if (TryAwait(alias ?? account, () => AccountAliases.RemoveAsync(run, alias), out var changed))
            WriteObject(new AdminAccount(changed));
    }
}
