using AdminIam.Sandbox.Authorization;

namespace AdminIam.Sandbox.Services;

/// <summary>The owner of an access key, and the secret of a long-term key.</summary>
internal sealed record Principal(Caller Caller, string Secret);
