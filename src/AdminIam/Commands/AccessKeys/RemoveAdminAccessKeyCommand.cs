using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Iam.AccessKeys;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Deletes access keys.</summary>
/// <remarks>
/// <para>A deleted key cannot be restored. Use Disable-AdminAccessKey first to find out whether the key is still in
/// use. The key of the current session and the last credential of the last administrator are not deleted without
/// -Force. If a pattern or the pipeline selects the keys, your own key is skipped with a warning.</para>
/// </remarks>
/// <example>
/// <summary>Delete a key</summary>
/// <code>$key = New-AdminAccessKey alice
/// Remove-AdminAccessKey $key.AccessKeyId -Confirm:$false</code>
/// <para>The user of the key is looked up.</para>
/// </example>
/// <example>
/// <summary>Remove all inactive keys</summary>
/// <code>Get-AdminAccessKey | Where-Object Status -EQ Inactive |
///     Remove-AdminAccessKey -Confirm:$false</code>
/// <para>Without -Confirm:$false, the command prompts for confirmation for each key.</para>
/// </example>
/// <example>
/// <summary>Remove all keys of a user</summary>
/// <code>Remove-AdminAccessKey -UserName alice -AccessKeyId * -WhatIf</code>
/// <para>Wildcards match the keys of the specified user.</para>
/// </example>
[Cmdlet(
    VerbsCommon.Remove, "AdminAccessKey", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Remove-AdminAccessKey.md")]
[OutputType(typeof(void))]
[RequiresActions("iam:DeleteAccessKey", "iam:ListAccessKeys")]
[RequiresActions("iam:GetAccessKeyLastUsed", When = "without -UserName")]
[RequiresActions(
    "iam:ListUsers", Parameters = [nameof(UserName)], When = "to suggest names",
    Otherwise = "no similar names are suggested")]
[RequiresActions("iam:GetAccountAuthorizationDetails", When = "without -Force")]
[RequiresActions("iam:GetLoginProfile", When = "without -Force, if administrators are affected")]
public sealed class RemoveAdminAccessKeyCommand : BulkCmdlet
{
    private AccessKeyWriter? _writer;
    private KeyGuard? _guard;

    /// <summary>The ID of the access key, 16 to 128 letters, digits and underscores. Wildcards are permitted together
    /// with -UserName.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Alias("Id")]
    [SupportsWildcards]
    [Column(IsName = true, IsRequired = true)]
    [ArgumentCompleter(typeof(AccessKeyIdCompleter))]
    public string[] AccessKeyId { get; set; } = [];

    /// <summary>The user of the key. If it is not specified, the user is looked up.</summary>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(UserNameCompleter))]
    public string? UserName { get; set; }

    /// <summary>Deletes the key even if it is the key of the current session or the last credential of the last
    /// administrator.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        _writer ??= new AccessKeyWriter(Run);
        var (accessKeyId, userName) = (record.Name, NameArgument.OrNull(UserName));
        if (userName is null || !NameArgument.IsPattern(accessKeyId))
        {
            Remove(accessKeyId, userName, MyInvocation.ExpectingInput);
            return;
        }

        var pattern = NameArgument.Pattern(accessKeyId);
        if (TryAwait(userName, () => new AccessKeyReader(Run).ListAsync(userName), out var keys))
        {
            keys.Where(key => pattern.IsMatch(key.AccessKeyId)).ToList()
                .ForEach(key => Remove(key.AccessKeyId, userName, isSelected: true));
        }
    }

    private void Remove(string accessKeyId, string? userName, bool isSelected)
    {
        _guard ??= new KeyGuard(this, Force);
        if (_guard.Admit(accessKeyId, userName, "Removing this key", isSelected) is not { } key)
            return;
        var target = key.UserName is null ? accessKeyId : $"{accessKeyId} of {key.UserName}";
        if (_guard.Confirm(target, "Delete access key", key.Loss))
            Submit(accessKeyId, () => _writer!.RemoveAsync(accessKeyId, key.UserName), _ => { });
    }
}
