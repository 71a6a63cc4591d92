namespace AdminIam.Engine.Safeguards.Checks;

/// <summary>A group, user or role that a policy is attached to.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name.</param>
internal sealed record PolicyHolder(PolicyHolderKind Kind, string Name)
{
    /// <summary>Returns the kind and the name, such as <c>group Auditors</c>.</summary>
    public override string ToString() => Kind switch
    {
        PolicyHolderKind.Group => $"group {Name}",
        PolicyHolderKind.User => $"user {Name}",
        _ => $"role {Name}",
    };
}
