namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>The deletion of a service-linked role. It fails if resources of the service use the role.</summary>
/// <param name="Id">The id of the task.</param>
/// <param name="Role">The role.</param>
/// <param name="Due">The time at which the task is done.</param>
/// <param name="Usages">The ARNs of the resources that use the role, by Region.</param>
internal sealed record DeletionTask(
    string Id,
    Role Role,
    DateTime Due,
    IReadOnlyDictionary<string, List<string>> Usages)
{
    public bool Fails => Usages.Count > 0;
}
