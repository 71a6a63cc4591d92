using System.Collections;
using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Common;
using AdminIam.Engine.Iam.Users;
using AdminIam.Input;

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
[Cmdlet(VerbsCommon.Set, "AdminUser", SupportsShouldProcess = true, DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(AdminUser))]
public sealed class SetAdminUserCommand : UserCmdlet
{
    private UserEditor? _editor;

    /// <summary>The new name: 1 to 64 letters, digits and + = , . @ _ -</summary>
    [Parameter]
    [Column(RowsOnly = true)]
    public string? NewUserName { get; set; }

    /// <summary>The new path, such as /admins/.</summary>
    [Parameter]
    [Column(RowsOnly = true)]
    public string? NewPath { get; set; }

    /// <summary>Tags to set, as a hashtable or as text: Department=Ops;CostCenter=1234. Other tags stay.</summary>
    [Parameter]
    [Column(RowsOnly = true)]
    [CsvTag]
    public Hashtable? Tag { get; set; }

    /// <summary>Keys of tags to remove; in a CSV cell separated by semicolons.</summary>
    [Parameter]
    [Column(RowsOnly = true)]
    [CsvList]
    [AllowEmptyCollection]
    public string[]? RemoveTag { get; set; }

    /// <summary>The name or ARN of the managed policy that is to bound what the user can be allowed.</summary>
    [Parameter]
    [Column(RowsOnly = true)]
    [PolicyReference]
    [ArgumentCompleter(typeof(PolicyNameCompleter))]
    public string? PermissionsBoundary { get; set; }

    /// <summary>Take the permissions boundary away.</summary>
    [Parameter]
    [Column(RowsOnly = true)]
    [CsvSwitch]
    public SwitchParameter RemovePermissionsBoundary { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessUser(string userName)
    {
        var change = new UserChange
        {
            UserName = userName,
            NewUserName = Names.OrNothing(NewUserName),
            NewPath = Names.OrNothing(NewPath),
            Tags = TagTable.Read(Tag),
            RemovedTags = RemoveTag ?? [],
            PermissionsBoundary = Names.OrNothing(PermissionsBoundary),
            RemovePermissionsBoundary = RemovePermissionsBoundary,
        };
        _editor ??= new UserEditor(Iam, Stop);
        if (!ShouldProcess(change.UserName, Describe(change)))
        {
            Submit(change.UserName, () => _editor.CheckAsync(change), user => WriteObject(new AdminUser(user, Outcome.WhatIf)));
            return;
        }

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
