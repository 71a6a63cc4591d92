namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>When, where and for what an access key was last used.</summary>
internal sealed record KeyUse(DateTime Time, string Region, string Service);
