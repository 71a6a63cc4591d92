namespace AdminIam.Sandbox.Services.Iam.State;

internal sealed class SshPublicKey
{
    public string Id { get; set; } = "";

    public string Status { get; set; } = AccessKey.Active;

    public string Body { get; set; } = "";

    public DateTime Uploaded { get; set; }
}
