using System.Collections;
using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Common;
using AdminIam.Engine.Iam.Users;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Changes the name, path, tags and permissions boundary of users.</summary>
/// <remarks>
/// <para>Settings that are not specified, or whose CSV cell is empty, are not changed. A renamed user keeps the
/// password, keys, MFA devices, groups and policies, but the ARN changes, so policies that contain the old ARN no
/// longer match.</para>
/// <para>The user is renamed last, so that the same command can be run again after a failure.</para>
/// </remarks>
/// <example>
/// <summary>Rename a user</summary>
/// <code>Set-AdminUser alice -NewUserName alice.smith</code>
/// <para>The name must be unique in the account; names are not case-sensitive.</para>
/// </example>
/// <example>
/// <summary>Tag the members of a group</summary>
/// <code>Get-AdminGroupMember Administrators |
///     Set-AdminUser -Tag @{ Department = 'Ops' } -RemoveTag Trial</code>
/// <para>Other tags are not changed.</para>
/// </example>
/// <example>
/// <summary>Set a permissions boundary</summary>
/// <code>Set-AdminUser bob -PermissionsBoundary PowerUserAccess</code>
/// <para>Accepts the name or ARN of a policy. Use -RemovePermissionsBoundary to delete the permissions boundary.</para>
/// </example>
/// <seealso cref="SetAdminUserPasswordCommand"/>
/// <seealso cref="AddAdminUserToGroupCommand"/>
[Cmdlet(
    VerbsCommon.Set, "AdminUser", SupportsShouldProcess = true, DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Set-AdminUser.md")]
[OutputType(typeof(AdminUser))]
[RequiresActions("iam:UpdateUser", Parameters = [nameof(NewUserName), nameof(NewPath)])]
[RequiresActions("iam:GetUser")]
[RequiresActions("iam:TagUser", Parameters = [nameof(Tag)])]
[RequiresActions("iam:UntagUser", Parameters = [nameof(RemoveTag)])]
[RequiresActions("iam:PutUserPermissionsBoundary", "iam:GetPolicy", Parameters = [nameof(PermissionsBoundary)])]
[RequiresActions(
    "iam:ListPolicies", Parameters = [nameof(PermissionsBoundary)],
    When = "for names of customer managed policies and of policies for job functions")]
[RequiresActions("iam:DeleteUserPermissionsBoundary", Parameters = [nameof(RemovePermissionsBoundary)])]
public sealed class SetAdminUserCommand : UserCmdlet
{
    private UserEditor? _editor;

    /// <summary>The new name: 1 to 64 letters, digits and the characters + = , . @ _ -</summary>
    [Parameter]
    [Column(RowsOnly = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? NewUserName { get; set; }

    /// <summary>The new path, such as /admins/: up to 512 characters, starting and ending with a slash.</summary>
    [Parameter]
    [Column(RowsOnly = true)]
    [ArgumentCompleter(typeof(IamPathCompleter))]
    public string? NewPath { get; set; }

    /// <summary>The tags to set, as a hashtable or as text: Department=Ops;CostCenter=1234. Other tags are not changed.
    /// A user can have 50 tags; a key has 1 to 128 characters, a value up to 256.</summary>
    [Parameter]
    [Column(RowsOnly = true)]
    [CsvTag]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public Hashtable? Tag { get; set; }

    /// <summary>The keys of tags to remove, 1 to 128 characters each. In a CSV cell, separate keys with
    /// semicolons.</summary>
    [Parameter]
    [Column(RowsOnly = true)]
    [CsvList]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TagKeyCompleter))]
    public string[]? RemoveTag { get; set; }

    /// <summary>The name (1 to 128 characters) or ARN of the managed policy to set as permissions boundary.</summary>
    [Parameter]
    [Column(RowsOnly = true)]
    [PolicyReference]
    [ArgumentCompleter(typeof(BoundaryPolicyCompleter))]
    public string? PermissionsBoundary { get; set; }

    /// <summary>Deletes the permissions boundary.</summary>
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
            NewUserName = NameArgument.OrNull(NewUserName),
            NewPath = NameArgument.OrNull(NewPath),
            Tags = TagTable.Read(Tag),
            RemovedTags = RemoveTag ?? [],
            PermissionsBoundary = NameArgument.OrNull(PermissionsBoundary),
            RemovePermissionsBoundary = RemovePermissionsBoundary,
        };
        _editor ??= new UserEditor(Run);
        if (!ShouldProcess(change.UserName, Describe(change)))
        {
            Submit(
                change.UserName, () => _editor.CheckAsync(change),
                user => WriteObject(View.Changed(new AdminUser(user, Outcome.WhatIf))));
            return;
        }

        Submit(change.UserName, () => _editor.SetAsync(change), user => WriteObject(View.Changed(new AdminUser(user))));
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
            parts.Add($"set permissions boundary {change.PermissionsBoundary}");
        if (change.RemovePermissionsBoundary)
            parts.Add("delete permissions boundary");
        var text = parts.Count == 0 ? "no changes" : string.Join(", ", parts);
        return char.ToUpperInvariant(text[0]) + text.Substring(1);
    }
}
