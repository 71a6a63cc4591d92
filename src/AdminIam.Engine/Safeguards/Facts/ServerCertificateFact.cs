namespace AdminIam.Engine.Safeguards.Facts;

/// <summary>A server certificate of IAM.</summary>
/// <param name="Name">The name.</param>
/// <param name="Expiration">When it expires, in UTC.</param>
internal sealed record ServerCertificateFact(string Name, DateTime? Expiration);
