using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Bulk;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.Directory;

namespace AdminIam.Engine.IdentityCenter.Users;

/// <summary>The result of a command for a user.</summary>
public sealed record UserResult : IUndoableResult
{
    /// <summary>The user.</summary>
    public required DirectoryUser User { get; init; }

    /// <summary>The names of the groups that were requested or found; <see langword="null"/> if the command does not
    /// read them.</summary>
    public IReadOnlyList<string>? Groups { get; init; }

    /// <summary>The outcome.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>The changes to an existing user.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>The error, if not everything could be set.</summary>
    public AdminException? Failure { get; init; }

    /// <inheritdoc/>
    public UnseenWork? Unseen { get; init; }

    /// <summary>Returns the user name.</summary>
    public override string ToString() => User.UserName;
}
