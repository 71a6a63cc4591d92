namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>A server certificate. Its private key is checked when it is uploaded, and not kept.</summary>
internal sealed class ServerCertificate : Entity, ITagged
{
    public string Body { get; set; } = "";

    public string? Chain { get; set; }

    public DateTime Expires { get; set; }

    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.OrdinalIgnoreCase);
}
