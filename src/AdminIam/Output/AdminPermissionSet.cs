using System.Collections;
using AdminIam.Engine.Common;
using AdminIam.Engine.IdentityCenter.PermissionSets;
using AdminIam.Input;

namespace AdminIam;

/// <summary>A permission set of IAM Identity Center.</summary>
[Service(ObjectService.IdentityCenter)]
public sealed class AdminPermissionSet
{
    internal AdminPermissionSet(PermissionSetRecord record, Outcome? outcome = null)
    {
        PermissionSetName = record.Name;
        PermissionSetArn = record.Arn.Length == 0 ? null : record.Arn;
        Description = record.Description;
        SessionDuration = record.SessionDuration;
        RelayState = record.RelayState;
        CreateDate = record.CreateDate;
        Policy = record.Policies.Managed?.Select(policy => policy.Name).ToArray();
        CustomerManagedPolicy = record.Policies.Customer?.Select(policy => policy.FullName).ToArray();
        InlinePolicy = record.Policies.Inline;
        PermissionsBoundary = record.Policies.Boundary?.ToString();
        Tag = record.Tags is null ? null : TagTable.Of(record.Tags);
        AccountId = record.Accounts?.ToArray();
        OutdatedAccountId = record.OutdatedAccounts?.ToArray();
        Provisioning = [.. record.Provisioning.Select(one => new AdminPermissionSetProvisioning(one))];
        Outcome = (outcome ?? record.Outcome)?.ToString();
        Change = [.. record.Changes];
    }

    /// <summary>The name, which cannot be changed.</summary>
    public string PermissionSetName { get; }

    /// <summary>The ARN; empty with -WhatIf for a new permission set.</summary>
    public string? PermissionSetArn { get; }

    /// <summary>The description.</summary>
    public string? Description { get; }

    /// <summary>How long a session lasts.</summary>
    public TimeSpan? SessionDuration { get; }

    /// <summary>The URL to which users are redirected after they signed in to an account.</summary>
    public string? RelayState { get; }

    /// <summary>The names of the AWS managed policies; empty if they were not read.</summary>
    public string[]? Policy { get; }

    /// <summary>The paths and names of the customer managed policies, such as /teams/Deploy; empty if they were not
    /// read.</summary>
    public string[]? CustomerManagedPolicy { get; }

    /// <summary>The JSON of the inline policy; empty if there is none or it was not read.</summary>
    public string? InlinePolicy { get; }

    /// <summary>The permissions boundary: the ARN of an AWS managed policy, or the path and name of a customer managed
    /// policy; empty if there is none or it was not read.</summary>
    public string? PermissionsBoundary { get; }

    /// <summary>The tags; empty if they were not read.</summary>
    public Hashtable? Tag { get; }

    /// <summary>The IDs of the accounts that have the permission set; empty if they were not read.</summary>
    public string[]? AccountId { get; }

    /// <summary>The IDs of the accounts that do not have the current permissions, which Set-AdminPermissionSet
    /// -Reprovision repairs; empty if they were not read.</summary>
    public string[]? OutdatedAccountId { get; }

    /// <summary>The result for each account, if the command provisioned the permission set.</summary>
    public AdminPermissionSetProvisioning[] Provisioning { get; }

    /// <summary>The creation date, in UTC.</summary>
    public DateTime? CreateDate { get; }

    /// <summary>The outcome of the command: Created, Updated, Unchanged, Incomplete or WhatIf.</summary>
    public string? Outcome { get; }

    /// <summary>The changes to an existing permission set, such as "policy attached: Billing".</summary>
    public string[] Change { get; }

    /// <summary>Returns the name.</summary>
    public override string ToString() => PermissionSetName;
}
