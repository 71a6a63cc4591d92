namespace AdminIam.Engine.IdentityCenter.Locks;

/// <summary>What locks removed from a user of IAM Identity Center, so that it can be restored.</summary>
public sealed record IdentityLock
{
    /// <summary>The ID of the user.</summary>
    public required string UserId { get; init; }

    /// <summary>The name when the user was locked.</summary>
    public required string UserName { get; init; }

    /// <summary>When the user was first locked, in UTC; <see langword="null"/> if the user is not locked.</summary>
    public DateTime? Since { get; init; }

    /// <summary>The groups.</summary>
    public IReadOnlyList<LockedGroup> Groups { get; init; } = [];

    /// <summary>The assignments of the user itself.</summary>
    public IReadOnlyList<LockedAssignment> Assignments { get; init; } = [];

    /// <summary>Whether nothing was removed.</summary>
    public bool IsEmpty => Groups.Count + Assignments.Count == 0;

    /// <summary>Returns the combination with another lock of the same user, of which nothing is lost.</summary>
    /// <param name="earlier">The earlier lock, if there is one.</param>
    public IdentityLock And(IdentityLock? earlier) => earlier is null ? this : this with
    {
        Since = earlier.Since ?? Since,
        Groups = [.. earlier.Groups, .. Groups.Where(one => earlier.Groups.All(other => other.GroupId != one.GroupId))],
        Assignments =
        [
            .. earlier.Assignments,
            .. Assignments.Where(one => earlier.Assignments.All(other =>
                (other.AccountId, other.PermissionSetArn) != (one.AccountId, one.PermissionSetArn))),
        ],
    };
}
