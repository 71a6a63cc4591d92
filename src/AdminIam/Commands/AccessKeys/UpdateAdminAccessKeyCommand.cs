using System.Management.Automation;
using AdminIam.Engine.Iam.AccessKeys;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Replaces access keys by new ones, and disables the old ones.</summary>
/// <remarks>
/// <para>The user has a working key all the time. The new key is made and proven with a signed GetCallerIdentity, which on
/// AWS takes some seconds; its secret goes down the pipeline; only then the old key is disabled, or with -RemoveOld removed.
/// A new key that does not work is removed again.</para>
/// <para>A user can have two keys. Where both are there, the other one has to make room: an inactive one is removed with
/// -RemoveInactive, and one that is active but was never used with -Force. A key that was used is never removed; disable it
/// first. So who rotates regularly uses -RemoveInactive, which removes the key that the last rotation disabled.</para>
/// <para>When you replace the key that you work with yourself, connect with the new one afterwards.</para>
/// </remarks>
/// <example>
/// <summary>Replace the key of a user</summary>
/// <code>$key = New-AdminAccessKey alice; Update-AdminAccessKey alice -Confirm:$false | Export-AdminCredential -Path alice.csv</code>
/// <para>The old key is inactive then. Enable-AdminAccessKey gives it back where something was forgotten.</para>
/// </example>
/// <example>
/// <summary>Replace a key again, and remove the one that was disabled then</summary>
/// <code>$key = New-AdminAccessKey alice; 1..2 | ForEach-Object { Update-AdminAccessKey alice -RemoveInactive -Confirm:$false } | Export-AdminCredential -Path alice.csv</code>
/// <para>The second time the first key is removed: it has been inactive since the first time.</para>
/// </example>
/// <example>
/// <summary>Replace all keys older than ninety days</summary>
/// <code>Get-AdminAccessKey | Where-Object { $_.Age.TotalDays -gt 90 } | Update-AdminAccessKey -RemoveOld -Confirm:$false | Export-AdminCredential -Path keys.csv</code>
/// <para>The keys that come in are the ones that are replaced.</para>
/// </example>
[Cmdlet(
    VerbsData.Update, "AdminAccessKey", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(AdminAccessKey))]
public sealed class UpdateAdminAccessKeyCommand : UserCmdlet
{
    private AccessKeyRotator? _rotator;

    /// <summary>The id of the key to replace. Without it, the one that the user works with.</summary>
    [Parameter(Position = 1)]
    [Column]
    public string? AccessKeyId { get; set; }

    /// <summary>Remove the old key instead of disabling it.</summary>
    [Parameter]
    [Column]
    [CsvSwitch]
    public SwitchParameter RemoveOld { get; set; }

    /// <summary>Where the user has two keys, remove the other one to make room if it is inactive.</summary>
    [Parameter]
    public SwitchParameter RemoveInactive { get; set; }

    /// <summary>Where the user has two keys, remove the other one to make room if it is inactive, or active and never used.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>How many seconds a new key may take to work before it is given up.</summary>
    /// <value>60</value>
    [Parameter]
    [ValidateRange(1, 600)]
    public int TimeoutSecond { get; set; } = 60;

    /// <inheritdoc/>
    private protected override void ProcessUser(string userName)
    {
        _rotator ??= new AccessKeyRotator(Iam, Stop, TimeSpan.FromSeconds(TimeoutSecond));
        var (rotator, accessKeyId) = (_rotator, Names.OrNothing(AccessKeyId));
        var remove = (bool)RemoveOld;
        var removable = Force ? RemovableKey.InactiveOrUnused : RemoveInactive ? RemovableKey.Inactive : RemovableKey.None;
        if (!TryAwait(userName, () => rotator.PlanAsync(userName, accessKeyId, removable), out var plan))
            return;
        if (!ShouldProcess(userName, plan.Describe(remove)))
        {
            WriteObject(new AdminAccessKey(userName, replacedAccessKeyId: plan.Old.AccessKeyId));
            return;
        }

        Submit(userName, () => rotator.ReplaceAsync(plan), made => HandOver(plan, made, remove), rotator.UndoUnseenAsync);
    }

    private void HandOver(RotationPlan plan, AccessKeyRecord made, bool remove)
    {
        try
        {
            WriteObject(new AdminAccessKey(made, plan.Old.AccessKeyId));
        }
        catch (Exception) when (!Stopping)
        {
            // Whether the later command kept the secret or failed over it cannot be told, so the old key has to go on.
            Host.UI.WriteWarningLine(
                $"A later command ended the pipeline while it held the new key of '{plan.UserName}', so the old one, "
                + $"{plan.Old.AccessKeyId}, was left active.");
            throw;
        }

        Retire(plan, remove);
    }

    private void Retire(RotationPlan plan, bool remove)
    {
        if (TryAwait(plan.UserName, () => _rotator!.RetireAsync(plan, remove), out _) && plan.IsOwn)
        {
            WriteWarning(
                $"This session worked with the key {plan.Old.AccessKeyId}, which is {(remove ? "removed" : "disabled")} now. "
                + "Connect-AdminAccount with the new one.");
        }
    }
}
