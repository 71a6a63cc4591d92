namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>An access key and whom it belongs to.</summary>
internal sealed record OwnedKey(ICredentialOwner Owner, AccessKey Key);
