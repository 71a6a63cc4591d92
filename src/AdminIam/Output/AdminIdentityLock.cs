using AdminIam.Engine.Common;
using AdminIam.Engine.IdentityCenter.Locks;
using AdminIam.Input;

namespace AdminIam;

/// <summary>What a lock removed from a user of IAM Identity Center, or an unlock restored.</summary>
[Service(ObjectService.IdentityCenter)]
public sealed class AdminIdentityLock
{
    internal AdminIdentityLock(IdentityLock content, Outcome outcome, string? path)
    {
        Engine = content;
        UserName = content.UserName;
        UserId = content.UserId;
        GroupName = [.. content.Groups.Select(group => group.GroupName)];
        Assignment = [.. content.Assignments.Select(assignment => assignment.ToString())];
        LockDate = content.Since;
        Path = path;
        Outcome = outcome.ToString();
    }

    /// <summary>The name of the user.</summary>
    public string UserName { get; }

    /// <summary>The outcome of the command: Locked, Unlocked, Unchanged, Incomplete or WhatIf.</summary>
    public string? Outcome { get; }

    /// <summary>The groups that the user was removed from, by this lock and earlier ones, or was added to again by the
    /// unlock.</summary>
    public string[] GroupName { get; }

    /// <summary>The assignments of the user that were deleted or created again, such as "AdministratorAccess in
    /// 111122223333".</summary>
    public string[] Assignment { get; }

    /// <summary>When the user was first locked, in UTC; empty if the user is not locked.</summary>
    public DateTime? LockDate { get; }

    /// <summary>The file that remembers what was removed.</summary>
    public string? Path { get; }

    /// <summary>The unique ID of the user.</summary>
    public string UserId { get; }

    /// <summary>The IDs with which an unlock restores what was removed.</summary>
    internal IdentityLock Engine { get; }

    /// <summary>Returns the name.</summary>
    public override string ToString() => UserName;
}
