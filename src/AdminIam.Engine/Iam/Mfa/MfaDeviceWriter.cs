using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Names;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;

namespace AdminIam.Engine.Iam.Mfa;

/// <summary>Enables and removes MFA devices.</summary>
public sealed class MfaDeviceWriter(IamRun run)
{
    private readonly MfaDeviceReader _reader = new(run);
    private readonly Lazy<Task<List<MfaDeviceRecord>>> _unassigned =
        new(() => new MfaDeviceReader(run).ListVirtual(unassigned: true).ToListAsync());

    /// <summary>Enables a device for a user.</summary>
    /// <param name="serialNumber">The device. The default is the virtual device with the name of the user.</param>
    /// <param name="codes">The two codes.</param>
    /// <param name="ensure">Whether to accept a device that is already enabled for the user.</param>
    public async Task<MfaDeviceRecord> EnableAsync(string userName, string? serialNumber, MfaCodes codes, bool ensure)
    {
        var enabled = await _reader.ListForUserAsync(userName).ConfigureAwait(false);
        var serial = serialNumber ?? NamedAs(userName);
        if (ensure && enabled.FirstOrDefault(device => device.SerialNumber == serial) is { } there)
            return there with { Outcome = Outcome.Unchanged };
        MfaDeviceCreator.CheckQuota(userName, enabled);
        try
        {
            await run.Calls.OnceAsync(
                token =>
                {
                    // Computed for each attempt, because codes expire.
                    var (first, second) = codes.At(run.UtcNow);
                    return run.Client.EnableMFADeviceAsync(
                        new EnableMFADeviceRequest
                        {
                            UserName = userName,
                            SerialNumber = serial,
                            AuthenticationCode1 = first,
                            AuthenticationCode2 = second,
                        },
                        token);
                },
                async _ => await FindAsync(run.Finishing, userName, serial).ConfigureAwait(false) is null
                    ? null
                    : new EnableMFADeviceResponse(),
                exists: codes.IsComputed).ConfigureAwait(false);
        }
        catch (NoSuchEntityException e)
        {
            throw await DeviceNotFoundAsync(userName, serial, e).ConfigureAwait(false);
        }
        catch (EntityAlreadyExistsException e)
        {
            throw new AdminException(
                "MfaDeviceInUse", ErrorKind.ResourceExists, userName, $"The MFA device '{serial}' is already enabled.",
                "Get-AdminMfaDevice shows its user.", e);
        }

        return await FindAsync(run, userName, serial).ConfigureAwait(false) is { } found
            ? found with { Outcome = Outcome.Updated }
            : new MfaDeviceRecord
            {
                UserName = userName,
                SerialNumber = serial,
                IsEnabled = true,
                Outcome = Outcome.Updated,
            };
    }

    /// <summary>Returns the device to remove: the specified one, or the only one of the user.</summary>
    public async Task<MfaDeviceRecord> FindToRemoveAsync(string? userName, string? serialNumber)
    {
        if (userName == MfaDeviceRecord.Root)
        {
            throw new AdminException(
                "RootMfaDevice", ErrorKind.PermissionDenied, serialNumber,
                "The MFA device of the root user can be removed only by the root user.",
                "Sign in to the console as the root user.");
        }

        if (userName is null)
            return await FindBySerialAsync(serialNumber!).ConfigureAwait(false);
        var devices = await _reader.ListForUserAsync(userName).ConfigureAwait(false);
        if (serialNumber is not null)
        {
            return devices.FirstOrDefault(device => device.SerialNumber == serialNumber)
                ?? await UnassignedAsync(serialNumber).ConfigureAwait(false)
                ?? throw await DeviceNotFoundAsync(userName, serialNumber).ConfigureAwait(false);
        }

        return devices.Count switch
        {
            1 => devices[0],
            // A device that was created for the user but never enabled.
            0 => await UnassignedAsync(NamedAs(userName)).ConfigureAwait(false)
                ?? throw new AdminException(
                    "MfaDeviceNotFound", ErrorKind.NotFound, userName, $"'{userName}' has no MFA device.",
                    "Get-AdminMfaDevice lists the virtual devices."),
            _ => throw new AdminException(
                "AmbiguousMfaDevice", ErrorKind.InvalidArgument, userName,
                $"'{userName}' has {devices.Count} MFA devices: {string.Join(", ", devices)}.",
                $"Specify one with -SerialNumber, or remove all with: Get-AdminMfaDevice -UserName {userName} | "
                    + "Remove-AdminMfaDevice"),
        };
    }

    /// <summary>Deactivates a device and deletes a virtual one.</summary>
    public async Task<MfaDeviceRecord> RemoveAsync(MfaDeviceRecord device)
    {
        if (device.IsEnabled)
        {
            await run.Calls.RemovalAsync(
                token => run.Client.DeactivateMFADeviceAsync(
                    new DeactivateMFADeviceRequest { UserName = device.UserName, SerialNumber = device.SerialNumber },
                    token)).ConfigureAwait(false);
        }

        if (device.IsVirtual)
        {
            await run.Finishing.Calls.RemovalAsync(
                token => run.Client.DeleteVirtualMFADeviceAsync(
                    new DeleteVirtualMFADeviceRequest { SerialNumber = device.SerialNumber },
                    token)).ConfigureAwait(false);
        }

        return device;
    }

    private string NamedAs(string userName) =>
        run.Session.Partition.Arn(run.Session.Identity.AccountId, "mfa", "/", userName);

    private static async Task<MfaDeviceRecord?> FindAsync(IamRun run, string userName, string serialNumber) =>
        (await new MfaDeviceReader(run).ListForUserAsync(userName).ConfigureAwait(false))
        .FirstOrDefault(device => device.SerialNumber == serialNumber);

    private async Task<MfaDeviceRecord?> UnassignedAsync(string serialNumber) =>
        (await _unassigned.Value.ConfigureAwait(false)).Find(device => device.SerialNumber == serialNumber);

    private async Task<MfaDeviceRecord> FindBySerialAsync(string serialNumber)
    {
        var all = await _reader.ListVirtual(unassigned: false).ToListAsync().ConfigureAwait(false);
        var device = all.Find(d => d.SerialNumber == serialNumber);
        if (device is null)
            throw NotFound(serialNumber, serialNumber, all, null);
        return device.UserName == MfaDeviceRecord.Root
            ? await FindToRemoveAsync(MfaDeviceRecord.Root, serialNumber).ConfigureAwait(false)
            : device;
    }

    private async Task<AdminException> DeviceNotFoundAsync(
        string userName, string serialNumber, Exception? inner = null)
    {
        try
        {
            return NotFound(serialNumber, userName, await _unassigned.Value.ConfigureAwait(false), inner);
        }
        catch (AmazonServiceException e) when (e.ErrorCode == "AccessDenied")
        {
            return NotFound(serialNumber, userName, candidates: null, inner);
        }
    }

    private static AdminException NotFound(
        string serialNumber, string target, IEnumerable<MfaDeviceRecord>? candidates, Exception? inner) => new(
        "MfaDeviceNotFound", ErrorKind.NotFound, target,
        $"There is no MFA device '{serialNumber}'."
        + (candidates is null
            ? string.Empty
            : " " + NameSuggestions.Advice(
                "virtual devices", serialNumber, candidates.Select(device => device.SerialNumber).ToList())),
        "Use New-AdminMfaDevice to create one, or Get-AdminMfaDevice to list the existing ones.", inner);
}
