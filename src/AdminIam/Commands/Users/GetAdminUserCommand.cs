using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Iam.Inventory;
using AdminIam.Engine.Iam.Names;
using AdminIam.Engine.Iam.Users;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Gets IAM users.</summary>
/// <remarks>
/// <para>A name without wildcards that does not exist is an error. A pattern without matches is not.</para>
/// <para>Tags and permissions boundaries are returned only for a name without wildcards, because the IAM operation
/// ListUsers does not return them.</para>
/// <para>-Detailed adds groups, policies, tags, keys, MFA and last use. For one name, the values are current. For
/// several users, the command reads the account in pages of 1,000 users, and the credential report, which AWS generates
/// at most every four hours and which does not contain access key IDs; use Get-AdminAccessKey to get them.</para>
/// </remarks>
/// <example>
/// <summary>Get one user, with tags</summary>
/// <code>Get-AdminUser alice</code>
/// <para>Pipe the user to Format-List to see the tags, the permissions boundary and the ARN.</para>
/// </example>
/// <example>
/// <summary>Get users by pattern</summary>
/// <code>Get-AdminUser a*</code>
/// <para>Lists the users whose names start with a.</para>
/// </example>
/// <example>
/// <summary>Get the users of a group</summary>
/// <code>Get-AdminUser -GroupName Administrators</code>
/// <para>Lists the administrators.</para>
/// </example>
/// <example>
/// <summary>Get users without MFA</summary>
/// <code>Get-AdminUser -Detailed |
///     Where-Object { $_.HasPassword -and -not $_.MfaEnabled }</code>
/// <para>Lists users who sign in with only a password.</para>
/// </example>
[Cmdlet(
    VerbsCommon.Get, "AdminUser", DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Get-AdminUser.md")]
[OutputType(typeof(AdminUser))]
[RequiresActions("iam:GetUser", When = "for names without wildcards")]
[RequiresActions("iam:ListUsers", When = "for names with wildcards, and to suggest names")]
[RequiresActions("iam:GetGroup", Parameters = [nameof(GroupName)])]
[RequiresActions(
    "iam:ListGroups", Parameters = [nameof(GroupName)], When = "to suggest names",
    Otherwise = "no similar names are suggested")]
[RequiresActions("iam:GetAccountAuthorizationDetails", Parameters = [nameof(Detailed)], When = "for several users")]
[RequiresActions(
    "iam:GenerateCredentialReport", "iam:GetCredentialReport", Parameters = [nameof(Detailed)],
    When = "for several users", Otherwise = "keys, MFA and last use are empty and a warning states it")]
[RequiresActions(
    "iam:ListAccessKeys", "iam:GetAccessKeyLastUsed", "iam:ListAttachedUserPolicies", "iam:ListGroupsForUser",
    "iam:ListMFADevices", "iam:ListUserPolicies", "iam:GetLoginProfile", Parameters = [nameof(Detailed)],
    When = "for one user")]
[RequiresActions("iam:GetUserPolicy", Parameters = [nameof(Detailed)], When = "for one user who is locked")]
public sealed class GetAdminUserCommand : InputCmdlet
{
    private AccountNameIndex? _names;

    /// <summary>The name of the user. Wildcards are permitted.</summary>
    /// <value>*</value>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0)]
    [Alias("Name")]
    [SupportsWildcards]
    [Column("User", IsName = true, IsRequired = true)]
    [ArgumentCompleter(typeof(UserNameCompleter))]
    public string[] UserName { get; set; } = ["*"];

    /// <summary>Gets only the users in this group.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(GroupNameCompleter))]
    public string? GroupName { get; set; }

    /// <summary>Also gets groups, policies, tags, keys, MFA and last use.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var (run, userName) = (Run, record.Name);
        _names ??= new AccountNameIndex(run);
        var pattern = NameArgument.Pattern(userName);
        if (GroupName is not null)
        {
            var reader = new GroupMemberReader(run);
            if (TryAwait(GroupName, () => reader.ListAsync(GroupName, _names), out var members))
                WriteMembers(userName, members.Where(member => pattern.IsMatch(member.UserName)).ToList());
        }
        else if (NameArgument.IsPattern(userName))
        {
            if (Detailed)
                WriteDetails(userName, pattern.IsMatch);
            else
                WritePages(userName, new UserReader(run).List(), pattern.IsMatch);
        }
        else if (TryAwait(userName, () => ReadAsync(userName), out var user))
        {
            Write(user);
        }
    }

    private Task<UserRecord> ReadAsync(string userName) => Detailed
        ? new UserDetailReader(Run).GetAsync(userName, _names!)
        : new UserReader(Run).GetAsync(userName, _names!);

    private void WriteMembers(string userName, List<UserRecord> members)
    {
        if (!Detailed)
        {
            members.ForEach(Write);
            return;
        }

        var names = new HashSet<string>(members.Select(member => member.UserName), StringComparer.OrdinalIgnoreCase);
        if (names.Count > 0)
            WriteDetails(userName, names.Contains);
    }

    private void WriteDetails(string userName, Func<string, bool> matches)
    {
        var reader = new UserDetailReader(Run);
        if (!TryAwait(userName, reader.HasReportAsync, out var hasReport))
            return;
        if (!hasReport)
        {
            WriteWarning(
                "The credential report is not available, because iam:GenerateCredentialReport or "
                + "iam:GetCredentialReport is not allowed: keys, MFA and last use are not available.");
        }

        WritePages(userName, reader.List(), matches);
    }

    private void WritePages(string userName, Pages<UserRecord> pages, Func<string, bool> matches)
    {
        foreach (var user in Read(userName, pages).Where(user => matches(user.UserName)))
            Write(user);
    }

    private void Write(UserRecord user)
    {
        var output = new AdminUser(user);
        WriteObject(Detailed ? View.Detailed(output) : View.Listed(output));
    }
}
