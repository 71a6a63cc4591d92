namespace AdminIam.Engine.Iam.Policies;

/// <summary>Who has a managed policy.</summary>
/// <param name="Groups">The groups it is attached to.</param>
/// <param name="Users">The users it is attached to.</param>
/// <param name="Roles">The roles it is attached to.</param>
/// <param name="Boundaries">The users and roles whose permissions boundary it is, in words.</param>
internal sealed record PolicyUse(
    IReadOnlyList<string> Groups, IReadOnlyList<string> Users, IReadOnlyList<string> Roles, IReadOnlyList<string> Boundaries)
{
    /// <summary>What it is attached to, in words, such as <c>group 'Auditors'</c>.</summary>
    public IReadOnlyList<string> Attachments { get; } =
    [
        .. Groups.Select(name => $"group '{name}'"), .. Users.Select(name => $"user '{name}'"), .. Roles.Select(name => $"role '{name}'"),
    ];
}
