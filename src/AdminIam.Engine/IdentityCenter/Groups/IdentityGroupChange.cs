namespace AdminIam.Engine.IdentityCenter.Groups;

/// <summary>The requested changes to a group of IAM Identity Center.</summary>
/// <param name="NewName">The new name, or <see langword="null"/> to keep it.</param>
/// <param name="Description">The new description, or <see langword="null"/> to keep it.</param>
/// <param name="Force">Whether to change the group even if an external directory owns it.</param>
public sealed record IdentityGroupChange(string? NewName, string? Description, bool Force);
