using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Iam.AccessKeys;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Removes access keys for good.</summary>
/// <remarks>
/// <para>A removed key cannot be restored: Disable-AdminAccessKey first shows whether something still works with it. The key that
/// you work with yourself, and what the last administrator signs in with, are not removed without -Force. Where a pattern or a
/// pipeline gives the keys, yours is left out with a warning.</para>
/// </remarks>
/// <example>
/// <summary>Remove the inactive keys of everybody</summary>
/// <code>Get-AdminAccessKey | Where-Object Status -EQ Inactive | Remove-AdminAccessKey -Confirm:$false</code>
/// <para>Without -Confirm:$false you are asked for each.</para>
/// </example>
/// <example>
/// <summary>Remove all keys of a user</summary>
/// <code>Remove-AdminAccessKey -UserName alice -AccessKeyId * -WhatIf</code>
/// <para>Wildcards choose among the keys of the user.</para>
/// </example>
[Cmdlet(
    VerbsCommon.Remove, "AdminAccessKey", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(void))]
public sealed class RemoveAdminAccessKeyCommand : BulkCmdlet
{
    private AccessKeyWriter? _writer;
    private KeyGuard? _guard;

    /// <summary>The key's id; wildcards are allowed where -UserName says whose keys they choose from.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Alias("Id")]
    [SupportsWildcards]
    [Column(IsName = true, IsRequired = true)]
    public string[] AccessKeyId { get; set; } = [];

    /// <summary>The user it belongs to. Without it IAM is asked.</summary>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(UserNameCompleter))]
    public string? UserName { get; set; }

    /// <summary>Remove even the key that you work with, or the last one that an administrator can sign in with.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        _writer ??= new AccessKeyWriter(Iam, Stop);
        var (accessKeyId, userName) = (record.Name, Names.OrNothing(UserName));
        if (userName is null || !Names.IsPattern(accessKeyId))
        {
            Remove(accessKeyId, userName, MyInvocation.ExpectingInput);
            return;
        }

        var pattern = Names.Pattern(accessKeyId);
        if (TryAwait(userName, () => new AccessKeyReader(Iam, Stop).ListAsync(userName), out var keys))
            keys.Where(key => pattern.IsMatch(key.AccessKeyId)).ToList().ForEach(key => Remove(key.AccessKeyId, userName, isSelected: true));
    }

    private void Remove(string accessKeyId, string? userName, bool isSelected)
    {
        _guard ??= new KeyGuard(this, Force);
        if (_guard.Admit(accessKeyId, userName, "Removing this key", isSelected) is not { } key)
            return;
        var target = key.UserName is null ? accessKeyId : $"{accessKeyId} of {key.UserName}";
        if (_guard.Confirm(target, "Remove access key", key.Loss))
            Submit(accessKeyId, () => _writer!.RemoveAsync(accessKeyId, key.UserName), _ => { });
    }
}
