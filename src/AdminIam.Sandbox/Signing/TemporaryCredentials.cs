namespace AdminIam.Sandbox.Signing;

internal sealed record TemporaryCredentials(string AccessKeyId, string SecretAccessKey, string Token, DateTime Expires);
