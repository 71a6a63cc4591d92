using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Iam.AccessKeys;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Rotates access keys: creates new keys and disables the old ones.</summary>
/// <remarks>
/// <para>The user always has a valid key. The new key is created and verified with GetCallerIdentity, which can take
/// several seconds on AWS, and written to the pipeline. Only then is the old key disabled, or deleted with -RemoveOld.
/// A new key that does not become valid is deleted.</para>
/// <para>A user can have at most two access keys. If a user has two, the other key must be deleted first:
/// -RemoveInactive deletes an inactive key, and -Force also deletes an active key that was never used. An active key
/// that was used is never deleted; disable it first. For regular rotation, use -RemoveInactive, which deletes the key
/// that the previous rotation disabled.</para>
/// <para>If you rotate the key of the current session, connect with the new key afterwards.</para>
/// </remarks>
/// <example>
/// <summary>Rotate the key of a user</summary>
/// <code>$key = New-AdminAccessKey alice
/// Update-AdminAccessKey alice -Confirm:$false |
///     Export-AdminCredential -Path alice.csv</code>
/// <para>The old key is disabled. Enable-AdminAccessKey enables it again if it is still in use.</para>
/// </example>
/// <example>
/// <summary>Rotate a key regularly</summary>
/// <code>$key = New-AdminAccessKey alice
/// 1..2 | ForEach-Object {
///     Update-AdminAccessKey alice -RemoveInactive -Confirm:$false
/// } | Export-AdminCredential -Path alice.csv</code>
/// <para>The second rotation deletes the key that the first rotation disabled.</para>
/// </example>
/// <example>
/// <summary>Rotate all keys older than 90 days</summary>
/// <code>Get-AdminAccessKey | Where-Object { $_.Age.TotalDays -gt 90 } |
///     Update-AdminAccessKey -RemoveOld -Confirm:$false |
///     Export-AdminCredential -Path keys.csv</code>
/// <para>The keys from the pipeline are replaced.</para>
/// </example>
[Cmdlet(
    VerbsData.Update, "AdminAccessKey", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Update-AdminAccessKey.md")]
[OutputType(typeof(AdminAccessKey))]
[RequiresActions("iam:CreateAccessKey", "iam:ListAccessKeys", "iam:GetAccessKeyLastUsed")]
[RequiresActions("iam:UpdateAccessKey", When = "without -RemoveOld")]
[RequiresActions("iam:DeleteAccessKey", Parameters = [nameof(RemoveOld), nameof(RemoveInactive), nameof(Force)])]
[RequiresActions("iam:DeleteAccessKey", When = "if a response is lost or the command is interrupted")]
public sealed class UpdateAdminAccessKeyCommand : UserCmdlet
{
    private AccessKeyRotator? _rotator;

    /// <summary>The ID of the key to replace, 16 to 128 letters, digits and underscores.</summary>
    /// <value>The active key of the user</value>
    [Parameter(Position = 1)]
    [Column]
    [ArgumentCompleter(typeof(AccessKeyIdCompleter))]
    public string? AccessKeyId { get; set; }

    /// <summary>Deletes the old key instead of disabling it.</summary>
    [Parameter]
    [Column]
    [CsvSwitch]
    public SwitchParameter RemoveOld { get; set; }

    /// <summary>If the user has two keys, deletes the other key if it is inactive.</summary>
    [Parameter]
    public SwitchParameter RemoveInactive { get; set; }

    /// <summary>If the user has two keys, deletes the other key if it is inactive, or active and never used.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>The maximum number of seconds to wait until the new key is valid, from 1 to 600.</summary>
    /// <value>60</value>
    [Parameter]
    [ValidateRange(1, 600)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public int TimeoutSecond { get; set; } = 60;

    /// <inheritdoc/>
    private protected override void ProcessUser(string userName)
    {
        _rotator ??= new AccessKeyRotator(Run, TimeSpan.FromSeconds(TimeoutSecond));
        var (rotator, accessKeyId) = (_rotator, NameArgument.OrNull(AccessKeyId));
        var remove = (bool)RemoveOld;
        var removable = Force ? RemovableKey.InactiveOrUnused
            : RemoveInactive ? RemovableKey.Inactive
            : RemovableKey.None;
        if (!TryAwait(userName, () => rotator.PlanAsync(userName, accessKeyId, removable), out var plan))
            return;
        if (!ShouldProcess(userName, plan.Describe(remove)))
        {
            WriteObject(new AdminAccessKey(userName, replacedAccessKeyId: plan.Old.AccessKeyId));
            return;
        }

        Submit(userName, () => rotator.ReplaceAsync(plan), key => Deliver(plan, key, remove));
    }

    private void Deliver(RotationPlan plan, AccessKeyRecord key, bool remove)
    {
        try
        {
            WriteObject(new AdminAccessKey(key, plan.Old.AccessKeyId));
        }
        catch (Exception) when (!Stopping)
        {
            // It is unknown whether the downstream command saved the secret, so the old key stays active.
            Host.UI.WriteWarningLine(
                $"A downstream command ended the pipeline after it received the new key of '{plan.UserName}', "
                + $"so the old key, {plan.Old.AccessKeyId}, was not disabled.");
            throw;
        }

        Retire(plan, remove);
    }

    private void Retire(RotationPlan plan, bool remove)
    {
        if (TryAwait(plan.UserName, () => _rotator!.RetireAsync(plan, remove), out _) && plan.IsOwn)
        {
            WriteWarning(
                $"The current session uses the key {plan.Old.AccessKeyId}, "
                + $"which is now {(remove ? "deleted" : "disabled")}. Run Connect-AdminAccount with the new key.");
        }
    }
}
