namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>The container in which a role is passed to an EC2 instance.</summary>
internal sealed class InstanceProfile : Entity, ITagged
{
    /// <summary>The name of the role that the profile contains, or null.</summary>
    public string? RoleName { get; set; }

    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.OrdinalIgnoreCase);
}
