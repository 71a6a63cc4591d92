using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Signing;

/// <summary>Whom a key id stands for, and the secret that must have signed.</summary>
internal sealed record Principal(Caller Caller, string Secret, AccessKey? Key);
