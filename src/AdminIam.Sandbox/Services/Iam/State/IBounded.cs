namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>A user or role, which a permissions boundary can limit.</summary>
internal interface IBounded
{
    /// <summary>The ARN of the policy that is the permissions boundary, or null.</summary>
    string? PermissionsBoundary { get; set; }
}
