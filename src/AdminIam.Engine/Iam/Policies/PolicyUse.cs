namespace AdminIam.Engine.Iam.Policies;

/// <summary>The uses of a managed policy.</summary>
/// <param name="Groups">The groups to which it is attached.</param>
/// <param name="Users">The users to which it is attached.</param>
/// <param name="Roles">The roles to which it is attached.</param>
/// <param name="Boundaries">Descriptions of the users and roles whose permissions boundary it is.</param>
internal sealed record PolicyUse(
    IReadOnlyList<string> Groups, IReadOnlyList<string> Users, IReadOnlyList<string> Roles,
    IReadOnlyList<string> Boundaries)
{
    /// <summary>Descriptions of the attachments, such as <c>group 'Auditors'</c>.</summary>
    public IReadOnlyList<string> Attachments { get; } =
    [
        .. Groups.Select(name => $"group '{name}'"), .. Users.Select(name => $"user '{name}'"),
        .. Roles.Select(name => $"role '{name}'"),
    ];
}
