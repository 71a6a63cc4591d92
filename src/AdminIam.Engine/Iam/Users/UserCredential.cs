namespace AdminIam.Engine.Iam.Users;

/// <summary>A credential of a user.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">The ID, such as <c>AKIA...</c>.</param>
/// <param name="IsActive">Whether it is active.</param>
/// <param name="What">The description, such as <c>access key AKIA...</c>.</param>
internal sealed record UserCredential(CredentialKind Kind, string Id, bool IsActive, string What);
