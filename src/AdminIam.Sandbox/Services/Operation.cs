using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Services;

/// <summary>
/// An operation: its implementation, the resource that requires permission, and whether it changes the state.
/// </summary>
internal sealed record Operation(Func<Call, Output> Run, Func<Call, string> Resource, bool Changes);
