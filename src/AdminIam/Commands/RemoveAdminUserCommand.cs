using System.Management.Automation;
using AdminIam.Binding;
using AdminIam.Completers;
using AdminIam.Engine.Users;

namespace AdminIam.Commands;

/// <summary>Removes users with everything that depends on them.</summary>
/// <remarks>
/// <para>IAM refuses to delete a user who has anything left. This command first takes away every way in (password, access
/// keys, SSH keys, service credentials, certificates), then MFA devices, policies, groups and the permissions boundary, and
/// then the user.</para>
/// </remarks>
/// <example>
/// <summary>Remove a user</summary>
/// <code>Remove-AdminUser alice -Confirm:$false</code>
/// <para>Without -Confirm:$false you are asked first.</para>
/// </example>
/// <example>
/// <summary>See what would go with a user</summary>
/// <code>Remove-AdminUser bob -WhatIf</code>
/// <para>Names every key, device, policy and group.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "AdminUser", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveAdminUserCommand : BulkCmdlet
{
    private UserRemover? _remover;

    /// <summary>The user's name; wildcards are allowed.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [SupportsWildcards]
    [RowName(nameof(UserName))]
    [ArgumentCompleter(typeof(UserNameCompleter))]
    public string UserName { get; set; } = string.Empty;

    /// <summary>Takes one user in.</summary>
    protected override void ProcessRecord()
    {
        _remover ??= new UserRemover(Iam, Stop);
        if (!Names.IsPattern(UserName))
        {
            Remove(UserName);
            return;
        }

        var pattern = Names.Pattern(UserName);
        if (TryAwait(UserName, () => new UserReader(Iam, Stop).List().ToListAsync(), out var users))
            users.Where(user => pattern.IsMatch(user.UserName)).ToList().ForEach(user => Remove(user.UserName));
    }

    private void Remove(string userName)
    {
        // The list of what would go costs calls, so it is made only where somebody reads it.
        var action = "Remove user";
        if (IsWhatIf)
        {
            if (!TryAwait(userName, () => _remover!.DescribeAsync(userName), out var dependents))
                return;
            if (dependents.Count > 0)
                action = $"Remove user with {string.Join(", ", dependents)}";
        }

        if (ShouldProcess(userName, action))
            Submit(userName, () => _remover!.RemoveAsync(userName), _ => { });
    }

    private bool IsWhatIf =>
        MyInvocation.BoundParameters.TryGetValue("WhatIf", out var bound)
            ? LanguagePrimitives.IsTrue(bound)
            : LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"));
}
