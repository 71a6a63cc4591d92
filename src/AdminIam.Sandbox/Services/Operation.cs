using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Services;

/// <summary>
/// An operation: its work, the resource that the caller needs permission for, and whether it changes the state.
/// </summary>
internal sealed record Operation(Func<Call, Output> Run, Func<Call, string> Resource, bool Changes);
