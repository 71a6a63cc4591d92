using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Iam.Inventory;
using AdminIam.Engine.Iam.Names;
using AdminIam.Engine.Iam.Users;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Gets users.</summary>
/// <remarks>
/// <para>A name without wildcards that does not exist is an error; a pattern that nothing matches is not.</para>
/// <para>Tags and boundaries are told for a name without wildcards: ListUsers does not have them.</para>
/// <para>-Detailed adds groups, policies, tags, keys, MFA and last use. For one name it asks for each, up to the minute. For
/// several it reads the account in pages, a thousand users each, and the credential report, which AWS makes anew only every
/// four hours and which has no ids of keys: Get-AdminAccessKey tells those.</para>
/// </remarks>
/// <example>
/// <summary>One user, with tags</summary>
/// <code>Get-AdminUser alice</code>
/// <para>Shows alice.</para>
/// </example>
/// <example>
/// <summary>Some users</summary>
/// <code>Get-AdminUser a*</code>
/// <para>Lists the users whose names start with a.</para>
/// </example>
/// <example>
/// <summary>The users of a group</summary>
/// <code>Get-AdminUser -GroupName Administrators</code>
/// <para>Lists the administrators.</para>
/// </example>
/// <example>
/// <summary>Users without MFA</summary>
/// <code>Get-AdminUser -Detailed | Where-Object { $_.HasPassword -and -not $_.MfaEnabled }</code>
/// <para>Lists who signs in with a password alone.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "AdminUser", DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(AdminUser))]
public sealed class GetAdminUserCommand : InputCmdlet
{
    private AccountNames? _names;

    /// <summary>The user's name; wildcards are allowed.</summary>
    /// <value>*</value>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0)]
    [Alias("Name")]
    [SupportsWildcards]
    [Column("User", IsName = true, IsRequired = true)]
    [ArgumentCompleter(typeof(UserNameCompleter))]
    public string[] UserName { get; set; } = ["*"];

    /// <summary>Only the users of this group.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(GroupNameCompleter))]
    public string? GroupName { get; set; }

    /// <summary>Tell groups, policies, tags, keys, MFA and last use too.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var (session, userName) = (Iam, record.Name);
        _names ??= new AccountNames(session, Stop);
        var isWanted = Names.Pattern(userName);
        if (GroupName is not null)
        {
            if (TryAwait(GroupName, () => new GroupMemberReader(session, Stop).ListAsync(GroupName, _names), out var members))
                WriteMembers(userName, members.Where(member => isWanted.IsMatch(member.UserName)).ToList());
        }
        else if (Names.IsPattern(userName))
        {
            if (Detailed)
                WriteDetails(userName, isWanted.IsMatch);
            else
                WritePages(userName, new UserReader(session, Stop).List(), isWanted.IsMatch);
        }
        else if (TryAwait(userName, () => ReadAsync(userName), out var user))
        {
            Write(user);
        }
    }

    private Task<UserRecord> ReadAsync(string userName) => Detailed
        ? new UserDetailReader(Iam, Stop).GetAsync(userName, _names!)
        : new UserReader(Iam, Stop).GetAsync(userName, _names!);

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

    private void WriteDetails(string userName, Func<string, bool> isWanted)
    {
        var reader = new UserDetailReader(Iam, Stop);
        if (!TryAwait(userName, reader.HasReportAsync, out var hasReport))
            return;
        if (!hasReport)
        {
            WriteWarning(
                "The credential report may not be read (iam:GenerateCredentialReport, iam:GetCredentialReport): "
                + "keys, MFA and last use are missing.");
        }

        WritePages(userName, reader.List(), isWanted);
    }

    private void WritePages(string userName, Pages<UserRecord> pages, Func<string, bool> isWanted)
    {
        foreach (var user in Read(userName, pages).Where(user => isWanted(user.UserName)))
            Write(user);
    }

    private void Write(UserRecord user)
    {
        var output = PSObject.AsPSObject(new AdminUser(user));
        // Its view shows what was asked for.
        if (Detailed)
            output.TypeNames.Insert(0, $"{typeof(AdminUser)}#{nameof(Detailed)}");
        WriteObject(output);
    }
}
