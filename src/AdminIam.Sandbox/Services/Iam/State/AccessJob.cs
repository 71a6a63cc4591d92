namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>A report of the last accesses to services: an asynchronous job.</summary>
/// <param name="Id">The id of the job.</param>
/// <param name="OwnerId">The id of the caller, who alone can read the report.</param>
/// <param name="Created">When the job was started.</param>
/// <param name="Ready">When the job is done.</param>
/// <param name="WithActions">Whether the report includes the last uses of actions.</param>
/// <param name="Services">The services that the resource can access, by their namespaces.</param>
/// <param name="Identities">The users and roles that the report is about.</param>
internal sealed record AccessJob(
    string Id,
    string OwnerId,
    DateTime Created,
    DateTime Ready,
    bool WithActions,
    IReadOnlyList<string> Services,
    IReadOnlyList<Entity> Identities);
