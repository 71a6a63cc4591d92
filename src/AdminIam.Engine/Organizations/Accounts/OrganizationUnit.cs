namespace AdminIam.Engine.Organizations.Accounts;

/// <summary>The root of the organization or an organizational unit.</summary>
/// <param name="Id">The ID.</param>
/// <param name="Path">The names of the units from the root on, such as <c>/Workloads/Prod</c>; <c>/</c> for the
/// root.</param>
public sealed record OrganizationUnit(string Id, string Path);
