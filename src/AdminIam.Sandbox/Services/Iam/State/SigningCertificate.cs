namespace AdminIam.Sandbox.Services.Iam.State;

internal sealed class SigningCertificate
{
    public string Id { get; set; } = "";

    public string Body { get; set; } = "";

    public string Status { get; set; } = AccessKey.Active;

    public DateTime Uploaded { get; set; }
}
