namespace AdminIam.Engine.Iam.Users;

/// <summary>One credential of a user.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id, such as <c>AKIA...</c>.</param>
/// <param name="IsActive">Whether it can be used.</param>
/// <param name="What">What it is in words, such as <c>access key AKIA...</c>.</param>
internal sealed record UserCredential(CredentialKind Kind, string Id, bool IsActive, string What);
