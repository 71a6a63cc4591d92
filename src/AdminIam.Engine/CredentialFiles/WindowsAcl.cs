using System.Security.AccessControl;
using System.Security.Principal;
#if NET8_0_OR_GREATER
using System.Runtime.Versioning;
#endif

namespace AdminIam.Engine.CredentialFiles;

/// <summary>The owner's access list, Windows' counterpart of mode 0600.</summary>
#if NET8_0_OR_GREATER
[SupportedOSPlatform("windows")]
#endif
internal static class WindowsAcl
{
    /// <summary>Replaces inherited rights by full control for the present user alone.</summary>
    /// <param name="path">The file.</param>
    public static void RestrictToOwner(string path)
    {
        using var me = WindowsIdentity.GetCurrent();
        var security = new FileSecurity();
        security.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        security.AddAccessRule(new FileSystemAccessRule(me.User!, FileSystemRights.FullControl, AccessControlType.Allow));
        new FileInfo(path).SetAccessControl(security);
    }
}
