namespace AdminIam.Engine.IdentityCenter.Groups;

/// <summary>The requested settings of a group of IAM Identity Center.</summary>
public sealed record IdentityGroupRequest
{
    /// <summary>The group's name.</summary>
    public required string GroupName { get; init; }

    /// <summary>The description, or <see langword="null"/> to keep that of an existing group and create a new one
    /// without.</summary>
    public string? Description { get; init; }

    /// <summary>Whether to accept and update an existing group.</summary>
    public bool Ensure { get; init; }

    /// <summary>Whether to update an existing group even if an external directory owns it.</summary>
    public bool Force { get; init; }
}
