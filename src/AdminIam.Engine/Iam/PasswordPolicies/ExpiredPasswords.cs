namespace AdminIam.Engine.Iam.PasswordPolicies;

/// <summary>The passwords that expire as soon as a policy is in force.</summary>
/// <param name="UserNames">The users whose passwords expire.</param>
/// <param name="Denial">Why the users are not known, if the caller is not authorized to read the credential
/// report.</param>
public sealed record ExpiredPasswords(IReadOnlyList<string> UserNames, string? Denial);
