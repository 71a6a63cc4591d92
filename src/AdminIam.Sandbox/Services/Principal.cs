using AdminIam.Sandbox.Services.Iam.Access;
using AdminIam.Sandbox.Services.Iam.State;

namespace AdminIam.Sandbox.Services;

/// <summary>Whom a key id stands for, and the secret that must have signed.</summary>
internal sealed record Principal(Caller Caller, string Secret, AccessKey? Key);
