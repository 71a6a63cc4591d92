namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>Which services users and roles have called, and the reports about it.</summary>
internal sealed class AccessRecords
{
    public ServiceUses Uses { get; } = new();

    public AccessJobs Jobs { get; } = new();
}
