using AdminIam.Engine.Common;
using AdminIam.Engine.IdentityCenter.Assignments;
using AdminIam.Input;

namespace AdminIam;

/// <summary>That a user or group of IAM Identity Center has access to an account with a permission set.</summary>
[Service(ObjectService.IdentityCenter)]
public sealed class AdminAccountAssignment
{
    internal AdminAccountAssignment(
        NamedAssignment named, Outcome? outcome = null, AssignmentResult? request = null)
    {
        var assignment = named.Assignment;
        AccountId = assignment.AccountId;
        AccountName = named.AccountName;
        PermissionSetName = named.PermissionSetName;
        PermissionSetArn = assignment.PermissionSetArn;
        PrincipalType = assignment.PrincipalType;
        PrincipalName = named.Principal.Name;
        PrincipalId = assignment.PrincipalId;
        IsOrphaned = named.IsOrphaned;
        Status = request?.Status;
        FailureReason = request is null or { IsDone: true } or { IsInProgress: true }
            ? null
            : AssignmentFailure.ReasonOf(request);
        RequestId = request?.RequestId;
        Outcome = outcome?.ToString();
    }

    /// <summary>The ID of the account.</summary>
    public string AccountId { get; }

    /// <summary>The name of the account; empty if it could not be read.</summary>
    public string? AccountName { get; }

    /// <summary>The name of the permission set.</summary>
    public string PermissionSetName { get; }

    /// <summary>The ARN of the permission set.</summary>
    public string PermissionSetArn { get; }

    /// <summary>USER or GROUP.</summary>
    public string PrincipalType { get; }

    /// <summary>The name of the user or group; empty if it is deleted or could not be read.</summary>
    public string? PrincipalName { get; }

    /// <summary>The ID of the user or group.</summary>
    public string PrincipalId { get; }

    /// <summary>Whether the user or group is deleted; empty if that could not be read.</summary>
    public bool? IsOrphaned { get; }

    /// <summary>The status of the request: SUCCEEDED, FAILED or IN_PROGRESS; empty if none was sent.</summary>
    public string? Status { get; }

    /// <summary>Why AWS could not complete the request.</summary>
    public string? FailureReason { get; }

    /// <summary>The ID of the request; empty if none was sent, or if its response was lost.</summary>
    public string? RequestId { get; }

    /// <summary>The outcome of the command: Created, Unchanged, InProgress, Incomplete or WhatIf.</summary>
    public string? Outcome { get; }

    /// <summary>The permission set, the user or group, and the account.</summary>
    public override string ToString() => $"{PermissionSetName} {PrincipalName ?? PrincipalId} {AccountId}";
}
