using AdminIam.Engine.Common.Bulk;
using Amazon.SSOAdmin;
using Amazon.SSOAdmin.Model;

namespace AdminIam.Engine.IdentityCenter.Assignments;

/// <summary>What became of the request to create or delete an assignment.</summary>
public sealed record AssignmentResult : IUndoableResult
{
    /// <summary>The assignment.</summary>
    public required Assignment Assignment { get; init; }

    /// <summary><c>SUCCEEDED</c>, <c>FAILED</c> or <c>IN_PROGRESS</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The reason for the failure, as AWS states it.</summary>
    public string? FailureReason { get; init; }

    /// <summary>The ID of the request; <see langword="null"/> if none was sent or its response was lost.</summary>
    public string? RequestId { get; init; }

    /// <summary>Whether AWS completed the request, or none was necessary.</summary>
    public bool IsDone => Status == StatusValues.SUCCEEDED.Value;

    /// <summary>Whether AWS has not completed the request.</summary>
    public bool IsInProgress => Status == StatusValues.IN_PROGRESS.Value;

    /// <summary>What a stopped command reports of an assignment that it created; <see langword="null"/> if nothing is
    /// to be reported.</summary>
    public string? Label { get; init; }

    /// <inheritdoc/>
    UnseenWork? IUndoableResult.Unseen => Label is null
        ? null
        : new UnseenWork { Kept = () => IsInProgress ? $"{Label} (in progress)" : IsDone ? Label : null };

    /// <summary>Returns what became of a request.</summary>
    internal static AssignmentResult Of(Assignment assignment, AccountAssignmentOperationStatus request) => new()
    {
        Assignment = assignment,
        Status = request.Status.Value,
        FailureReason = request.FailureReason,
        RequestId = request.RequestId,
    };

    /// <summary>Returns that an assignment is as requested.</summary>
    internal static AssignmentResult Done(Assignment assignment) => new()
    {
        Assignment = assignment,
        Status = StatusValues.SUCCEEDED.Value,
    };
}
