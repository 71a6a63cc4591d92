namespace AdminIam.Engine.Safeguards.Facts;

/// <summary>A service that has trusted access to the organization.</summary>
/// <param name="Name">The name, such as <c>IAM Identity Center</c>.</param>
/// <param name="Administrators">The IDs of the accounts that are delegated administrators.</param>
internal sealed record DelegatedService(string Name, IReadOnlyList<string> Administrators);
