using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.IdentityCenter.Directory;

/// <summary>Refuses to change what an external directory owns.</summary>
internal static class ExternalOwner
{
    /// <summary>Checks that a user may be changed or deleted.</summary>
    /// <param name="force">Whether a user of an external directory may be changed.</param>
    /// <exception cref="AdminException"><c>ManagedExternally</c>.</exception>
    public static void Check(DirectoryUser user, bool force) =>
        Check("user", user.UserName, user.ExternalIssuers, force);

    /// <summary>Checks that a group or its members may be changed, or that it may be deleted.</summary>
    /// <param name="force">Whether a group of an external directory may be changed.</param>
    /// <exception cref="AdminException"><c>ManagedExternally</c>.</exception>
    public static void Check(DirectoryGroup group, bool force) =>
        Check("group", group.GroupName, group.ExternalIssuers, force);

    private static void Check(string kind, string name, IReadOnlyList<string> issuers, bool force)
    {
        if (issuers.Count == 0 || force)
            return;
        throw new AdminException(
            "ManagedExternally", ErrorKind.InvalidOperation, name,
            $"The {kind} '{name}' was not changed, because the external directory {string.Join(", ", issuers)} owns "
                + "it. AWS does not send changes to the directory, and its next synchronization may undo them.",
            $"Change the {kind} in the directory, or use -Force.");
    }
}
