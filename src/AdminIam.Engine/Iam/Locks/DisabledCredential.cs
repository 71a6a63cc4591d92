using AdminIam.Engine.Iam.Users;

namespace AdminIam.Engine.Iam.Locks;

/// <summary>A credential that was active before the lock.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id.</param>
internal sealed record DisabledCredential(CredentialKind Kind, string Id);
