using System.Collections.Concurrent;
using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.Assignments;
using AdminIam.Engine.IdentityCenter.PermissionSets;
using AdminIam.Engine.Organizations.Accounts;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Gives users and groups of IAM Identity Center access to accounts, with permission sets.</summary>
/// <remarks>
/// <para>Every permission set is assigned to every user and group in every account that is named. All names are found
/// before the first request of a row is sent.</para>
/// <para>The command has 10 requests in progress at first, and up to 15 while AWS refuses none. It waits until AWS has
/// completed the requests, up to ten minutes for each; a request that takes longer is reported as still in progress.
/// With -NoWait it does not wait.</para>
/// <para>An existing assignment is an error. With -Ensure it is Unchanged, and no request is sent for it.</para>
/// <para>The first assignment of a permission set in an account creates the role in that account. Therefore, AWS can
/// refuse it for reasons in that account, such as a customer managed policy that does not exist there. The error and
/// the property FailureReason state the reason.</para>
/// <para>A delegated administrator cannot assign permission sets in the management account. For that account, callers
/// also require IAM permissions such as iam:GetRole for the roles AWSReservedSSO_*.</para>
/// </remarks>
/// <example>
/// <summary>Give a group access to all accounts</summary>
/// <code>New-AdminAccountAssignment ReadOnly -Account /* -GroupName Auditors -WhatIf</code>
/// <para>-WhatIf lists the assignments. /Workloads/* selects the accounts of an organizational unit and of all units
/// below, and /Workloads only those directly in it.</para>
/// </example>
/// <example>
/// <summary>Assign permission sets from a CSV</summary>
/// <code>@'
/// PermissionSetName,Account,GroupName
/// AdministratorAccess,Prod,Administrators
/// ReadOnly,Prod;123456789012,Auditors
/// '@ | ConvertFrom-Csv | New-AdminAccountAssignment -Ensure</code>
/// <para>With -Ensure, the command can be run again: existing assignments are Unchanged.</para>
/// </example>
/// <example>
/// <summary>Give a user access, and do not wait</summary>
/// <code>Get-AdminIdentityUser alice |
///     New-AdminAccountAssignment ReadOnly -Account Prod -NoWait</code>
/// <para>Get-AdminAccountAssignment shows later whether the assignment exists.</para>
/// </example>
/// <seealso cref="GetAdminAccountAssignmentCommand"/>
/// <seealso cref="RemoveAdminAccountAssignmentCommand"/>
/// <seealso cref="GetAdminAccountAccessCommand"/>
[Cmdlet(
    VerbsCommon.New, "AdminAccountAssignment", SupportsShouldProcess = true,
    DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "New-AdminAccountAssignment.md")]
[OutputType(typeof(AdminAccountAssignment))]
public sealed partial class NewAdminAccountAssignmentCommand : BulkCmdlet
{
    private readonly ConcurrentDictionary<Assignment, bool> _requested = new();
    private AssignmentArguments? _arguments;
    private AssignmentCreator? _creator;
    private ExistingAssignments? _existing;

    /// <summary>The permission sets, by name or ARN. In a CSV cell, separate them with semicolons.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Parameter(ParameterSetName = ParameterSets.Input, Position = 0)]
    [Column("PermissionSet", IsRequired = true)]
    [CsvList]
    [ArgumentCompleter(typeof(PermissionSetNameCompleter))]
    public string[] PermissionSetName { get; set; } = [];

    /// <summary>The accounts: an ID of 12 digits, which does not require the right to list accounts; a name; a name
    /// with wildcards; or the path of an organizational unit by the names of the units, such as /Workloads/Prod. A path
    /// selects the accounts directly in the unit, and with /* at the end also those in all units below. / is the root.
    /// Accounts that are not active are skipped with a warning, and are an error by ID or name.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 1, Mandatory = true)]
    [Parameter(ParameterSetName = ParameterSets.Input, Position = 1)]
    [Column("AccountId", IsRequired = true)]
    [CsvList]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(OrganizationAccountCompleter))]
    public string[] Account { get; set; } = [];

    /// <summary>The groups, by name or ID.</summary>
    [Parameter]
    [Column("Group", "GroupId")]
    [CsvList]
    [ArgumentCompleter(typeof(IdentityGroupNameCompleter))]
    public string[]? GroupName { get; set; }

    /// <summary>The users, by name or ID. A group is easier to maintain.</summary>
    [Parameter]
    [Column("User", "UserId")]
    [CsvList]
    [ArgumentCompleter(typeof(IdentityUserNameCompleter))]
    public string[]? UserName { get; set; }

    /// <summary>Accepts existing assignments.</summary>
    [Parameter]
    [Column]
    [CsvSwitch]
    public SwitchParameter Ensure { get; set; }

    /// <summary>Does not wait until AWS has completed the requests.</summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    /// <summary>The maximum number of assignments to process concurrently, from 1 to 256. AWS processes 15 requests of
    /// the whole instance at a time.</summary>
    /// <value>30</value>
    [Parameter]
    [ValidateRange(1, 256)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public override int ThrottleLimit { get; set; } = 30;

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        if (PrincipalError(record) is { } error)
        {
            Fail(error, error.Target);
            return;
        }

        var arguments = _arguments ??= new AssignmentArguments(this, anyState: false);
        _existing ??= new ExistingAssignments(Center);
        _creator ??= new AssignmentCreator(Center);
        var groups = record.Source is AdminIdentityUser && !IsBound(nameof(GroupName)) ? null : GroupName;
        // All errors of a record are reported, and nothing is sent if there is one.
        if (!arguments.TryFindSets(PermissionSetName, allowPatterns: false, out var sets)
            | !arguments.TryFindPrincipals(UserName, groups, out var principals)
            | !arguments.TryFindAccounts(Account, out var accounts))
        {
            return;
        }

        foreach (var account in accounts)
        {
            foreach (var set in sets)
                principals.ForEach(principal => Assign(account, set, principal));
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _creator?.Dispose();
    }

    private void Assign(
        OrganizationAccount account, PermissionSetName set, AssignmentArguments.Principal principal)
    {
        var named = new NamedAssignment(
            new Assignment(account.Id, set.Arn, principal.Type, principal.Id), account.Name, set.Name,
            new PrincipalName(principal.Name, true));
        if (Ensure && IsPreviewed)
        {
            if (!TryAwait(named.AccountLabel, () => _existing!.ContainsAsync(named.Assignment), out var exists))
                return;
            if (exists)
            {
                WriteObject(new AdminAccountAssignment(named, Outcome.Unchanged));
                return;
            }
        }

        if (!ShouldProcess(named.AccountLabel, $"Assign '{named.PermissionSetName}' to {named.PrincipalLabel}"))
        {
            WriteObject(new AdminAccountAssignment(named, Outcome.WhatIf));
            return;
        }

        var (isEnsured, isAwaited) = (Ensure.IsPresent, !NoWait);
        Submit(named.Label, () => CreateAsync(named, isEnsured, isAwaited), result => Write(named, result));
    }

    private async Task<AssignmentResult?> CreateAsync(NamedAssignment named, bool isEnsured, bool isAwaited)
    {
        if (await _existing!.ContainsAsync(named.Assignment).ConfigureAwait(false)
            || !_requested.TryAdd(named.Assignment, true))
        {
            return isEnsured ? null : throw new AdminException(
                "AssignmentAlreadyExists", ErrorKind.ResourceExists, named.Label,
                $"'{named.PermissionSetName}' is already assigned to {named.PrincipalLabel} in the account "
                + $"{named.AccountLabel}.",
                "To accept existing assignments, use -Ensure.");
        }

        var result = await _creator!.CreateAsync(named.Assignment, isAwaited).ConfigureAwait(false);
        return result with { Label = named.Label };
    }

    private void Write(NamedAssignment named, AssignmentResult? result)
    {
        var outcome = result switch
        {
            null => Outcome.Unchanged,
            { IsDone: true } => Outcome.Created,
            { IsInProgress: true } => Outcome.InProgress,
            _ => Outcome.Incomplete,
        };
        WriteObject(new AdminAccountAssignment(named, outcome, result));
        if (result is null || AssignmentFailure.Of(result, named.Label) is not { } failure)
            return;
        if (!result.IsInProgress)
            Fail(failure, named.Label);
        else if (!NoWait)
            WriteWarning($"{failure.Message} {failure.Advice}");
    }

    // A row of people may have their groups in another column.
    private AdminException? PrincipalError(InputRecord record)
    {
        if (UserName is not { Length: > 0 } && GroupName is not { Length: > 0 })
            return AssignmentArguments.MissingPrincipal("GroupName or UserName");

        return record is { Row: not null, Source: null }
            && !IsBound(nameof(UserName)) && !IsBound(nameof(GroupName))
            && UserName is { Length: > 0 } && GroupName is { Length: > 0 }
            ? new AdminException(
                "AmbiguousPrincipal", ErrorKind.InvalidArgument, UserName[0], "The row has a user and a group.",
                "Specify -GroupName or -UserName, or keep one of the columns, for example with Select-Object UserName.")
            : null;
    }

    private bool IsBound(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);
}
