namespace AdminIam.Sandbox.Services.SsoAdmin.State;

/// <summary>The permissions boundary of a permission set: an AWS managed policy or a customer managed one.</summary>
internal sealed class SetBoundary
{
    public string? ManagedPolicyArn { get; set; }

    public PolicyReference? CustomerPolicy { get; set; }
}
