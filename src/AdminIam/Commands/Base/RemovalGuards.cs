using AdminIam.Engine.Iam.Safety;
using AdminIam.Engine.IdentityCenter.Safety;

namespace AdminIam.Commands;

/// <summary>The guards of cmdlets that remove access.</summary>
internal static class RemovalGuards
{
    /// <summary>Protects the administrator access of the caller and of the last administrator of an account.</summary>
    /// <param name="isOff">Whether the user has disabled the check.</param>
    /// <param name="overriding">The switch that disables the check, which errors recommend.</param>
    /// <param name="callerRemains">Whether the command affects every user except the caller.</param>
    public static RemovalGuard<PowerLoss> OfAccount(
        AdminCmdlet cmdlet, bool isOff, string overriding = "-Force", bool callerRemains = false) =>
        new(cmdlet, isOff, () => new AdministratorGuard(cmdlet.Run, overriding) { CallerRemains = callerRemains });

    /// <summary>Protects the way of the caller through IAM Identity Center, and the last way into the management
    /// account.</summary>
    /// <param name="isOff">Whether the user has disabled the check with -Force.</param>
    public static RemovalGuard<AccessLoss> OfCenter(AdminCmdlet cmdlet, bool isOff) =>
        new(cmdlet, isOff, () => new EntryGuard(cmdlet.Center));
}
