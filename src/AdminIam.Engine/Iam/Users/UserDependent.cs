namespace AdminIam.Engine.Iam.Users;

/// <summary>Something that a user has and that must go before the user can.</summary>
/// <param name="IsWayIn">Whether it lets somebody in.</param>
/// <param name="What">What it is in words, such as <c>access key AKIA...</c>.</param>
/// <param name="RemoveAsync">Removes it.</param>
internal sealed record UserDependent(bool IsWayIn, string What, Func<Task> RemoveAsync);
