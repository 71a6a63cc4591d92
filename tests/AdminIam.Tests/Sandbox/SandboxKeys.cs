namespace AdminIam.Tests.Sandbox;

/// <summary>An access key of a test.</summary>
internal sealed record SandboxKeys(string Id, string Secret);
