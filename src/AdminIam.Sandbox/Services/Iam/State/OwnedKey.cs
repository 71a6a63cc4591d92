namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>An access key and the user it belongs to.</summary>
internal sealed record OwnedKey(User User, AccessKey Key);
