using AdminIam.Engine.Users;

namespace AdminIam.Engine.Locks;

/// <summary>A credential that was active before a lock took it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id.</param>
internal sealed record TakenCredential(CredentialKind Kind, string Id);
