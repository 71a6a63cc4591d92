namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>A service-specific credential: a user name and password for one service, such as CodeCommit.</summary>
internal sealed class ServiceCredential
{
    public string Id { get; set; } = "";

    public string ServiceName { get; set; } = "";

    public string? ServiceUserName { get; set; }

    public string? Alias { get; set; }

    public string Status { get; set; } = AccessKey.Active;

    public DateTime Created { get; set; }

    public DateTime? Expires { get; set; }
}
