using AdminIam.Sandbox.Authorization;

namespace AdminIam.Sandbox.Services;

/// <summary>Whom an access key stands for, and the secret of a long-term key.</summary>
internal sealed record Principal(Caller Caller, string Secret);
