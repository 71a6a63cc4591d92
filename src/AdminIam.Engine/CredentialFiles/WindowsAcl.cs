using System.Security.AccessControl;
using System.Security.Principal;
#if NET8_0_OR_GREATER
using System.Runtime.Versioning;
#endif

namespace AdminIam.Engine.CredentialFiles;

/// <summary>The owner-only access control list, the Windows equivalent of mode 0600.</summary>
#if NET8_0_OR_GREATER
[SupportedOSPlatform("windows")]
#endif
internal static class WindowsAcl
{
    /// <summary>Replaces inherited permissions with full control for only the current user.</summary>
    public static void RestrictToOwner(string path)
    {
        using var me = WindowsIdentity.GetCurrent();
        var security = new FileSecurity();
        security.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        security.AddAccessRule(
            new FileSystemAccessRule(me.User!, FileSystemRights.FullControl, AccessControlType.Allow));
        new FileInfo(path).SetAccessControl(security);
    }

    /// <summary>Returns the type and owner of a path.</summary>
    /// <returns><see langword="null"/> if the path does not exist.</returns>
    public static FileStatus? StatusOf(string path)
    {
        FileAttributes attributes;
        try
        {
            attributes = File.GetAttributes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        var type = attributes.HasFlag(FileAttributes.ReparsePoint) ? FileType.Link
            : attributes.HasFlag(FileAttributes.Directory) ? FileType.Folder
            : attributes.HasFlag(FileAttributes.Device) ? FileType.Special
            : FileType.Regular;
        if (type != FileType.Regular)
            return new FileStatus(type, IsOwn: false, "another user", IsPrivate: false, default);

        using var me = WindowsIdentity.GetCurrent();
        var security = new FileInfo(path).GetAccessControl(AccessControlSections.Owner | AccessControlSections.Access);
        var owner = (SecurityIdentifier?)security.GetOwner(typeof(SecurityIdentifier));
        // Files that an elevated process creates belong to Administrators, the default owner of its token.
        var isOwn = owner is not null && (owner.Equals(me.User!) || owner.Equals(me.Owner!));
        var isPrivate = security.GetAccessRules(
            includeExplicit: true, includeInherited: true, typeof(SecurityIdentifier))
            .Cast<FileSystemAccessRule>()
            .All(rule => rule.AccessControlType == AccessControlType.Deny || rule.IdentityReference.Equals(me.User));
        return new FileStatus(type, isOwn, owner?.Value ?? "nobody", isPrivate, default);
    }
}
