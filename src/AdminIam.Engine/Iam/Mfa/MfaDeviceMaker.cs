using System.Collections.Concurrent;
using System.Security;
using System.Text;
using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Bulk;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Names;
using AdminIam.Engine.Common.Secrets;
using AdminIam.Engine.CredentialFiles;
using AdminIam.Engine.Iam.Names;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Mfa;

/// <summary>Makes virtual MFA devices; one maker serves all records of a run.</summary>
public sealed class MfaDeviceMaker(IamRun run)
{
    /// <summary>The most devices a user can have; a fixed quota.</summary>
    internal const int DevicesPerUser = 8;

    private readonly MfaDeviceReader _reader = new(run);
    private readonly Lazy<Task<List<MfaDeviceRecord>>> _existing =
        new(() => new MfaDeviceReader(run).ListVirtual(unassigned: false).ToListAsync());
    private readonly ConcurrentDictionary<string, bool> _claimed = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes a device for a user; it protects nobody until it is enabled.</summary>
    /// <param name="request">The device.</param>
    public async Task<NewMfaDevice> MakeAsync(MfaDeviceRequest request)
    {
        var name = request.DeviceName ?? request.UserName;
        IamNames.CheckMfaDeviceName(name);
        if (request.Path is not null)
            IamNames.CheckPath(request.Path, name);
        var file = request.QrCodePath is null ? null : QrCodeFile(request.QrCodePath, name);
        CheckQuota(request.UserName, await _reader.ListForUserAsync(request.UserName).ConfigureAwait(false));

        // A device of this name found after a lost answer is taken for ours, so no two rows may work on the same name.
        if (!_claimed.TryAdd(name, true))
            throw AlreadyExists(name, null);
        var existing = (await _existing.Value.ConfigureAwait(false))
            .Find(device => string.Equals(device.DeviceName, name, StringComparison.OrdinalIgnoreCase));
        if (existing is not null)
        {
            if (existing.IsEnabled || !request.Force)
                throw AlreadyExists(name, existing);
            await DeleteAsync(run, existing.SerialNumber).ConfigureAwait(false);
        }

        var made = await CreateAsync(name, request.Path).ConfigureAwait(false);
        var device = new MfaDeviceRecord
        {
            UserName = request.UserName,
            SerialNumber = made.SerialNumber,
            Seed = Seed(made.Base32StringSeed),
            Outcome = Outcome.Created,
        };
        if (file is not null)
            await KeepAsync(device, made.QRCodePNG, file).ConfigureAwait(false);
        return new NewMfaDevice(device, file)
        {
            Unseen = new UnseenWork(new UndoStep($"the MFA device {device.SerialNumber}", true, async () =>
            {
                if (file is not null)
                    File.Delete(file);
                await DeleteAsync(run.Finishing, device.SerialNumber, justMade: true).ConfigureAwait(false);
            })),
        };
    }

    /// <summary>Refuses a device more than a user can have.</summary>
    /// <param name="userName">The user.</param>
    /// <param name="devices">The user's devices.</param>
    internal static void CheckQuota(string userName, IReadOnlyCollection<MfaDeviceRecord> devices)
    {
        if (devices.Count < DevicesPerUser)
            return;
        throw new AdminException(
            "QuotaExceeded", ErrorKind.LimitExceeded, userName,
            $"'{userName}' has {CountText.Of(devices.Count, "MFA device")} already. A user can have {DevicesPerUser}.",
            $"Get-AdminMfaDevice -UserName {userName} lists them; remove one with Remove-AdminMfaDevice.");
    }

    // ListVirtualMFADevices tells the seed as a blob of base 32 text, which the SDK has decoded once.
    private static SecureString Seed(MemoryStream blob)
    {
        var bytes = blob.ToArray();
        var text = Encoding.ASCII.GetChars(bytes);
        try
        {
            return SecretText.Protect(text);
        }
        finally
        {
            Array.Clear(bytes, 0, bytes.Length);
            Array.Clear(text, 0, text.Length);
        }
    }

    private static string QrCodeFile(string path, string name)
    {
        var file = Directory.Exists(path) ? Path.Combine(path, $"{name}.png") : path;
        PrivateFile.CheckNew(file, overwrite: false, "Choose another -QrCodePath, or remove the file. For several users name a folder.");
        return file;
    }

    private async Task<VirtualMFADevice> CreateAsync(string name, string? path)
    {
        var request = new CreateVirtualMFADeviceRequest { VirtualMFADeviceName = name, Path = path };
        var serialNumber = run.Session.Partition.Arn(run.Session.Identity.AccountId, "mfa", path ?? "/", name);
        try
        {
            var answer = await run.Calls.OnceAsync(
                token => run.Client.CreateVirtualMFADeviceAsync(request, token),
                async _ =>
                {
                    // The lost answer held the only copy of the seed. There was no such device before, so it is ours.
                    await DeleteAsync(run.Finishing, serialNumber).ConfigureAwait(false);
                    return null;
                }).ConfigureAwait(false);
            return answer.VirtualMFADevice;
        }
        catch (EntityAlreadyExistsException e)
        {
            throw AlreadyExists(name, null, e);
        }
    }

    private async Task KeepAsync(MfaDeviceRecord device, MemoryStream png, string file)
    {
        try
        {
            PrivateFile.Write(file, png.ToArray(), overwrite: false);
        }
        catch (Exception e)
        {
            await DeleteAsync(run.Finishing, device.SerialNumber, justMade: true).ConfigureAwait(false);
            throw new AdminException(
                "QrCodeFileFailed", ErrorKind.File, file,
                $"'{file}' cannot be written: {e.Message} The device '{device.DeviceName}' was removed again.", inner: e);
        }
    }

    private static Task<bool> DeleteAsync(IamRun run, string serialNumber, bool justMade = false) => run.Calls.RemovalAsync(
        token => run.Client.DeleteVirtualMFADeviceAsync(
            new DeleteVirtualMFADeviceRequest { SerialNumber = serialNumber }, token), justMade);

    private static AdminException AlreadyExists(string name, MfaDeviceRecord? existing, Exception? inner = null) => new(
        "MfaDeviceAlreadyExists", ErrorKind.ResourceExists, name,
        $"There is a virtual MFA device '{name}' already"
        + (existing is null ? "." : existing.IsEnabled ? $"; it protects '{existing.UserName}'." : ", which protects nobody."),
        existing is { IsEnabled: false }
            ? "Its seed is not available again: add -Force to replace it."
            : "Choose another -DeviceName, or remove that device with Remove-AdminMfaDevice.",
        inner);
}
