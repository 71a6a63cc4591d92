namespace AdminIam.Engine.Iam.Users;

/// <summary>A dependent resource, which must be deleted before the user.</summary>
/// <param name="IsCredential">Whether it is a credential.</param>
/// <param name="What">The description, such as <c>access key AKIA...</c>.</param>
/// <param name="RemoveAsync">Deletes it.</param>
internal sealed record UserDependent(bool IsCredential, string What, Func<Task> RemoveAsync);
