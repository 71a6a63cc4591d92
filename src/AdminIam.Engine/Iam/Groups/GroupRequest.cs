using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Iam.Groups;

/// <summary>The settings that a group is to have.</summary>
public sealed record GroupRequest
{
    /// <summary>The name of the one group that has power by default.</summary>
    public const string Administrators = "Administrators";

    /// <summary>The managed policy that <see cref="Administrators"/> has by default.</summary>
    public const string AdministratorAccess = "AdministratorAccess";

    /// <summary>The group's name.</summary>
    public required string GroupName { get; init; }

    /// <summary>Names or ARNs of the managed policies it should have, or <see langword="null"/> where none are named: then
    /// an existing group keeps what it has, a new group <see cref="Administrators"/> gets
    /// <see cref="AdministratorAccess"/>, and any other new group is refused.</summary>
    public IReadOnlyList<string>? Policies { get; init; }

    /// <summary>Its path, or <see langword="null"/> to keep the path of an existing group and create a new one at <c>/</c>.</summary>
    public string? Path { get; init; }

    /// <summary>Accept a group that exists, and give it the path and the policies asked for.</summary>
    public bool Ensure { get; init; }

    /// <summary>The policies of a group that is created.</summary>
    /// <exception cref="AdminException">None are named, and the group is not <see cref="Administrators"/>.</exception>
    public IReadOnlyList<string> PoliciesOfNewGroup => Policies
        ?? (string.Equals(GroupName, Administrators, StringComparison.OrdinalIgnoreCase)
            ? [AdministratorAccess]
            : throw new AdminException(
                "PolicyRequired", ErrorKind.InvalidArgument, GroupName,
                $"The group '{GroupName}' is not created, because no policy is named for it.",
                $"Name its managed policies with -Policy, or use -Policy @() for a group without permissions. Only {Administrators} has {AdministratorAccess} by default."));
}
