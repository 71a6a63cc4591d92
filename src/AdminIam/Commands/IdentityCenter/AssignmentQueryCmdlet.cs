using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.Assignments;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Base class of the cmdlets that read who has access to accounts.</summary>
public abstract class AssignmentQueryCmdlet : InputCmdlet
{
    private AssignmentArguments? _arguments;

    /// <summary>The accounts: an ID, a name, a name with wildcards, or the path of an organizational unit such as
    /// /Workloads/Prod, with /* at the end also of all units below. Accounts that are not active are
    /// included.</summary>
    /// <value>All accounts</value>
    [Parameter(Position = 0)]
    [Column("AccountId")]
    [CsvList]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(OrganizationAccountCompleter))]
    public string[]? Account { get; set; }

    /// <summary>The permission sets, by name or ARN. Wildcards are permitted.</summary>
    /// <value>All permission sets</value>
    [Parameter]
    [Column("PermissionSet")]
    [CsvList]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(PermissionSetNameCompleter))]
    public string[]? PermissionSetName { get; set; }

    /// <summary>What the parameters name.</summary>
    private protected AssignmentArguments Arguments => _arguments ??= new AssignmentArguments(this, anyState: true);

    /// <summary>Finds the accounts and permission sets that are asked for.</summary>
    /// <param name="filter">The accounts and permission sets.</param>
    /// <returns>Whether there was no error.</returns>
    internal bool TryFindFilter(out AssignmentFilter filter)
    {
        filter = new AssignmentFilter();
        if (Account is not null)
        {
            if (!Arguments.TryFindAccounts(Account, out var accounts))
                return false;
            filter = filter with { Accounts = accounts };
        }

        if (PermissionSetName is not null)
        {
            if (!Arguments.TryFindSets(PermissionSetName, allowPatterns: true, out var sets))
                return false;
            filter = filter with { PermissionSets = sets };
        }

        return true;
    }

    /// <summary>Returns whether a pipeline object names something, and reports an error if it does not: it would
    /// otherwise select everything.</summary>
    /// <param name="record">The record.</param>
    /// <param name="values">The values of the parameters.</param>
    internal bool IsSpecified(InputRecord record, params object?[] values)
    {
        if (record is { Row: null, Source: null } || Array.Exists(values, value => value is not null))
            return true;
        Fail(
            new AdminException(
                "InputNotRecognized", ErrorKind.InvalidArgument, null,
                "The pipeline input names no account, permission set, user or group.",
                "Pipe objects of IAM Identity Center, or rows with a column Account, PermissionSetName, UserName or "
                + "GroupName."),
            null);
        return false;
    }
}
