using AdminIam.Sandbox.Services.Iam.Access;
using AdminIam.Sandbox.Services.Iam.State;

namespace AdminIam.Sandbox.Signing;

/// <summary>A caller whose signature holds, the user's long-term key if it was one, and the region it was scoped to.</summary>
internal sealed record Authentication(Caller Caller, AccessKey? Key, string Region);
