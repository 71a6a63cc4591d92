namespace AdminIam.Sandbox.Services.Iam.State;

internal sealed class PolicyVersion
{
    public string Id { get; set; } = "";

    public string Document { get; set; } = "";

    public DateTime Created { get; set; }
}
