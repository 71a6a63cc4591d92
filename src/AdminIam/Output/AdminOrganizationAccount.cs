using System.Collections;
using AdminIam.Engine.Organizations.Accounts;
using AdminIam.Input;

namespace AdminIam;

/// <summary>An account of the organization.</summary>
public sealed class AdminOrganizationAccount
{
    internal AdminOrganizationAccount(OrganizationAccount account)
    {
        Account = account;
        Tag = account.Tags is null ? null : TagTable.Of(account.Tags);
    }

    /// <summary>The ID: 12 digits.</summary>
    public string AccountId => Account.Id;

    /// <summary>The name, which is not unique.</summary>
    public string? AccountName => Account.Name;

    /// <summary>The email address of the root user.</summary>
    public string? Email => Account.Email;

    /// <summary>The state: ACTIVE, SUSPENDED, PENDING_CLOSURE, CLOSED or PENDING_ACTIVATION.</summary>
    public string? State => Account.State;

    /// <summary>The path of the organizational unit by the names of the units, such as /Workloads/Prod; / for the root,
    /// and empty if it could not be read.</summary>
    public string? OrganizationalUnit => Account.UnitPath;

    /// <summary>How the account joined the organization: CREATED or INVITED.</summary>
    public string? JoinedMethod => Account.JoinedMethod;

    /// <summary>When it did, in UTC.</summary>
    public DateTime? JoinedTimestamp => Account.JoinedDate;

    /// <summary>The ARN.</summary>
    public string? Arn => Account.Arn;

    /// <summary>The tags; empty if they were not read.</summary>
    public Hashtable? Tag { get; }

    internal OrganizationAccount Account { get; }

    /// <summary>Returns the ID.</summary>
    public override string ToString() => AccountId;
}
