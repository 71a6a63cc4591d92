using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.IdentityCenter.PermissionSets;
using AdminIam.Engine.Organizations.Accounts;

namespace AdminIam.Engine.IdentityCenter.Assignments;

/// <summary>Which accounts and permission sets are asked for.</summary>
public sealed record AssignmentFilter
{
    /// <summary>The accounts; <see langword="null"/> for all.</summary>
    public IReadOnlyList<OrganizationAccount>? Accounts { get; init; }

    /// <summary>The permission sets; <see langword="null"/> for all.</summary>
    public IReadOnlyList<PermissionSetName>? PermissionSets { get; init; }

    /// <summary>Whether an assignment is asked for.</summary>
    public bool Includes(Assignment assignment) => IncludesAccount(assignment.AccountId)
        && (PermissionSets?.Any(set => set.Arn == assignment.PermissionSetArn) ?? true);

    /// <summary>The ID of the only account, by which AWS filters a list; otherwise <see langword="null"/>.</summary>
    internal string? SingleAccountId => Accounts is { Count: 1 } ? Accounts[0].Id : null;

    /// <summary>Returns the accounts that have the permission sets, with the fewest calls.</summary>
    /// <param name="reader">Reads them.</param>
    /// <param name="all">All permission sets.</param>
    internal Pages<AssignmentPair> Pairs(AssignmentReader reader, IReadOnlyList<PermissionSetName> all)
    {
        var sets = PermissionSets ?? all;
        if (Accounts is not null && Accounts.Count <= sets.Count)
        {
            var arns = new HashSet<string>(sets.Select(set => set.Arn), StringComparer.Ordinal);
            return Pages<AssignmentPair>.Concat(Accounts.Select<OrganizationAccount, Func<Pages<AssignmentPair>>>(
                account => () => reader.PairsOfAccount(account.Id)
                    .Where(pair => arns.Contains(pair.PermissionSetArn))));
        }

        return Pages<AssignmentPair>.Concat(sets.Select<PermissionSetName, Func<Pages<AssignmentPair>>>(
            set => () => reader.PairsOfSet(set.Arn).Where(pair => IncludesAccount(pair.AccountId))));
    }

    private bool IncludesAccount(string accountId) => Accounts?.Any(account => account.Id == accountId) ?? true;
}
