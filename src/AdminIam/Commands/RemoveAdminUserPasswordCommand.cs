using System.Management.Automation;
using AdminIam.Binding;
using AdminIam.Completers;
using AdminIam.Engine.Users;

namespace AdminIam.Commands;

/// <summary>Removes the console passwords of users, so that they cannot sign in to the console.</summary>
/// <remarks><para>Access keys go on working; Lock-AdminUser takes away all ways in. A user without a password is as it
/// should be, and no error.</para></remarks>
/// <example>
/// <summary>End a user's console access</summary>
/// <code>Remove-AdminUserPassword alice -Confirm:$false</code>
/// <para>Without -Confirm:$false you are asked first.</para>
/// </example>
/// <example>
/// <summary>End the console access of a group</summary>
/// <code>Get-AdminGroupMember Administrators | Remove-AdminUserPassword -WhatIf</code>
/// <para>Says whose passwords would go.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "AdminUserPassword", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(AdminUser))]
public sealed class RemoveAdminUserPasswordCommand : BulkCmdlet
{
    private ConsolePasswords? _passwords;

    /// <summary>The user's name; wildcards are allowed.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [SupportsWildcards]
    [RowName(nameof(UserName))]
    [ArgumentCompleter(typeof(UserNameCompleter))]
    public string UserName { get; set; } = string.Empty;

    /// <summary>Write the users to the pipeline.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Takes one user in.</summary>
    protected override void ProcessRecord()
    {
        if (!Names.IsPattern(UserName))
        {
            Remove(UserName.Trim());
            return;
        }

        var pattern = Names.Pattern(UserName);
        if (TryAwait(UserName, () => new UserReader(Iam, Stop).List().ToListAsync(), out var users))
            users.Where(user => pattern.IsMatch(user.UserName)).ToList().ForEach(user => Remove(user.UserName));
    }

    private void Remove(string userName)
    {
        if (!ShouldProcess(userName, "Remove console password"))
        {
            Write(userName, WhatIfOutcome.Text);
            return;
        }

        _passwords ??= new ConsolePasswords(Iam, Stop);
        Submit(userName, () => _passwords.RemoveAsync(userName), name => Write(name, "Updated"));
    }

    private void Write(string userName, string outcome)
    {
        if (PassThru)
            WriteObject(new AdminUser(userName, outcome));
    }
}
