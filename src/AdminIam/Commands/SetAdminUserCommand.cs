using System.Collections;
using System.Management.Automation;
using AdminIam.Binding;
using AdminIam.Completers;
using AdminIam.Engine.Users;

namespace AdminIam.Commands;

/// <summary>Changes users: name, path, tags and permissions boundary.</summary>
/// <remarks>
/// <para>What is not named stays as it is, and so does what an empty cell of a CSV would change. A user who has been renamed
/// keeps password, keys, MFA devices, groups and policies, but has another ARN: policies that name the old one no longer fit.</para>
/// <para>Everything else is done before a user is renamed, so that the same command can be run again when something fails.</para>
/// </remarks>
/// <example>
/// <summary>Rename a user</summary>
/// <code>Set-AdminUser alice -NewUserName alice.smith</code>
/// <para>The name must be free; IAM ignores the case of names.</para>
/// </example>
/// <example>
/// <summary>Tag the members of a group</summary>
/// <code>Get-AdminGroupMember Administrators | Set-AdminUser -Tag @{ Department = 'Ops' } -RemoveTag Trial</code>
/// <para>Other tags stay.</para>
/// </example>
/// <example>
/// <summary>Bound what a user can be allowed</summary>
/// <code>Set-AdminUser bob -PermissionsBoundary PowerUserAccess</code>
/// <para>Takes a policy's name or ARN. Set-AdminUser bob -RemovePermissionsBoundary takes the boundary away.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "AdminUser", SupportsShouldProcess = true, DefaultParameterSetName = UserSet)]
[OutputType(typeof(AdminUser))]
public sealed class SetAdminUserCommand : BulkCmdlet
{
    private const string NameSet = "Name";
    private const string UserSet = "User";
    private UserEditor? _editor;

    /// <summary>The user's name now.</summary>
    [Parameter(
        ParameterSetName = NameSet, Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [RowName(nameof(UserName))]
    [ArgumentCompleter(typeof(UserNameCompleter))]
    public string UserName { get; set; } = string.Empty;

    /// <summary>A user, as Get-AdminUser gives it. Only its name is used: its tags and boundary are what is to be changed.</summary>
    [Parameter(ParameterSetName = UserSet, Mandatory = true, ValueFromPipeline = true)]
    public AdminUser? InputObject { get; set; }

    /// <summary>The new name: 1 to 64 letters, digits and + = , . @ _ -</summary>
    [Parameter(ParameterSetName = NameSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = UserSet)]
    public string? NewUserName { get; set; }

    /// <summary>The new path, such as /admins/.</summary>
    [Parameter(ParameterSetName = NameSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = UserSet)]
    public string? NewPath { get; set; }

    /// <summary>Tags to set, as a hashtable or as text: Department=Ops;CostCenter=1234. Other tags stay.</summary>
    [Parameter(ParameterSetName = NameSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = UserSet)]
    [CsvTag]
    public Hashtable? Tag { get; set; }

    /// <summary>Keys of tags to remove; in a CSV cell separated by semicolons.</summary>
    [Parameter(ParameterSetName = NameSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = UserSet)]
    [CsvList]
    [AllowEmptyCollection]
    public string[]? RemoveTag { get; set; }

    /// <summary>The name or ARN of the managed policy that is to bound what the user can be allowed.</summary>
    [Parameter(ParameterSetName = NameSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = UserSet)]
    [PolicyRef]
    public string? PermissionsBoundary { get; set; }

    /// <summary>Take the permissions boundary away.</summary>
    [Parameter(ParameterSetName = NameSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = UserSet)]
    [CsvSwitch]
    public SwitchParameter RemovePermissionsBoundary { get; set; }

    /// <summary>Takes one user in.</summary>
    protected override void ProcessRecord()
    {
        var change = new UserChange
        {
            UserName = (InputObject?.UserName ?? UserName).Trim(),
            NewUserName = Names.OrNothing(NewUserName),
            NewPath = Names.OrNothing(NewPath),
            Tags = TagTable.Read(Tag),
            RemovedTags = RemoveTag ?? [],
            PermissionsBoundary = Names.OrNothing(PermissionsBoundary),
            RemovePermissionsBoundary = RemovePermissionsBoundary,
        };
        if (!ShouldProcess(change.UserName, Describe(change)))
        {
            WriteObject(new AdminUser(change));
            return;
        }

        _editor ??= new UserEditor(Iam, Stop);
        Submit(change.UserName, () => _editor.SetAsync(change), user => WriteObject(new AdminUser(user)));
    }

    private static string Describe(UserChange change)
    {
        var parts = new List<string>();
        if (change.NewUserName is not null)
            parts.Add($"rename to {change.NewUserName}");
        if (change.NewPath is not null)
            parts.Add($"move to {change.NewPath}");
        if (change.Tags.Count > 0)
            parts.Add($"set tags {string.Join(", ", change.Tags.Select(tag => $"{tag.Key}={tag.Value}"))}");
        if (change.RemovedTags.Count > 0)
            parts.Add($"remove tags {string.Join(", ", change.RemovedTags)}");
        if (change.PermissionsBoundary is not null)
            parts.Add($"bound permissions by {change.PermissionsBoundary}");
        if (change.RemovePermissionsBoundary)
            parts.Add("remove permissions boundary");
        var text = parts.Count == 0 ? "nothing to change" : string.Join(", ", parts);
        return char.ToUpperInvariant(text[0]) + text.Substring(1);
    }
}
