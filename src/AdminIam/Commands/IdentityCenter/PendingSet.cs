using AdminIam.Engine.IdentityCenter.PermissionSets;

namespace AdminIam.Commands;

/// <summary>A permission set that a command has changed, and that is written when the command ends.</summary>
/// <param name="Set">The permission set.</param>
/// <param name="IsProvisioned">Whether it is to be provisioned to its accounts.</param>
/// <param name="Row">The number of its row, for errors.</param>
internal sealed record PendingSet(PermissionSetRecord Set, bool IsProvisioned, int? Row);
