namespace AdminIam.Engine.IdentityCenter.Assignments;

/// <summary>What is known about the user or group of an assignment.</summary>
/// <param name="Name">The name; <see langword="null"/> if it is deleted or could not be read.</param>
/// <param name="Exists">Whether it exists; <see langword="null"/> if it could not be read.</param>
public sealed record PrincipalName(string? Name, bool? Exists);
