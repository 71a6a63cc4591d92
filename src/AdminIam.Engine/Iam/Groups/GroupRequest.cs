using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Iam.Groups;

/// <summary>The requested settings of a group.</summary>
public sealed record GroupRequest
{
    /// <summary>The name of the only group that has permissions by default.</summary>
    public const string Administrators = "Administrators";

    /// <summary>The default managed policy of <see cref="Administrators"/>.</summary>
    public const string AdministratorAccess = "AdministratorAccess";

    /// <summary>The group's name.</summary>
    public required string GroupName { get; init; }

    /// <summary>The names or ARNs of managed policies, or <see langword="null"/> if none are specified: then an
    /// existing group is not changed, a new group <see cref="Administrators"/> gets <see cref="AdministratorAccess"/>,
    /// and any other new group is an error.</summary>
    public IReadOnlyList<string>? Policies { get; init; }

    /// <summary>The path, or <see langword="null"/> to keep the path of an existing group and create a new one with
    /// <c>/</c>.</summary>
    public string? Path { get; init; }

    /// <summary>Whether to accept and update an existing group.</summary>
    public bool Ensure { get; init; }

    /// <summary>Returns the policies of a new group.</summary>
    /// <exception cref="AdminException">No policies are specified, and the group is not
    /// <see cref="Administrators"/>.</exception>
    public IReadOnlyList<string> PoliciesOfNewGroup => Policies
        ?? (string.Equals(GroupName, Administrators, StringComparison.OrdinalIgnoreCase)
            ? [AdministratorAccess]
            : throw new AdminException(
                "PolicyRequired", ErrorKind.InvalidArgument, GroupName,
                $"The group '{GroupName}' was not created, because no policy is specified.",
                "Specify managed policies with -Policy, or use -Policy @() for a group without permissions. Only "
                    + $"{Administrators} has {AdministratorAccess} by default."));
}
