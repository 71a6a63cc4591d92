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

/// <summary>Creates virtual MFA devices.</summary>
public sealed class MfaDeviceCreator(IamRun run)
{
    /// <summary>The maximum number of devices of a user. The quota cannot be increased.</summary>
    internal const int DevicesPerUser = 8;

    private readonly MfaDeviceReader _reader = new(run);
    private readonly Lazy<Task<List<MfaDeviceRecord>>> _existing =
        new(() => new MfaDeviceReader(run).ListVirtual(unassigned: false).ToListAsync());
    private readonly ConcurrentDictionary<string, bool> _claimed = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Creates a device for a user. It is not in effect until it is enabled.</summary>
    public async Task<NewMfaDevice> CreateAsync(MfaDeviceRequest request)
    {
        var name = request.DeviceName ?? request.UserName;
        IamNameRules.CheckMfaDeviceName(name);
        if (request.Path is not null)
            IamNameRules.CheckPath(request.Path, name);
        var file = request.QrCodePath is null ? null : QrCodeFile(request.QrCodePath, name);
        CheckQuota(request.UserName, await _reader.ListForUserAsync(request.UserName).ConfigureAwait(false));

        // A device that is found after a lost response is considered created by this call, so two rows must not use the
        // same name.
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

        var created = await CreateDeviceAsync(name, request.Path).ConfigureAwait(false);
        var device = new MfaDeviceRecord
        {
            UserName = request.UserName,
            SerialNumber = created.SerialNumber,
            Seed = Seed(created.Base32StringSeed),
            Outcome = Outcome.Created,
        };
        if (file is not null)
            await KeepAsync(device, created.QRCodePNG, file).ConfigureAwait(false);
        return new NewMfaDevice(device, file)
        {
            Unseen = new UnseenWork(new UndoStep($"the MFA device {device.SerialNumber}", true, async () =>
            {
                if (file is not null)
                    File.Delete(file);
                await DeleteAsync(run.Finishing, device.SerialNumber, justCreated: true).ConfigureAwait(false);
            })),
        };
    }

    /// <summary>Checks the quota of devices per user.</summary>
    /// <param name="devices">The devices of the user.</param>
    internal static void CheckQuota(string userName, IReadOnlyCollection<MfaDeviceRecord> devices)
    {
        if (devices.Count < DevicesPerUser)
            return;
        throw new AdminException(
            "QuotaExceeded", ErrorKind.LimitExceeded, userName,
            $"'{userName}' already has {CountText.Of(devices.Count, "MFA device")}. A user can have {DevicesPerUser}.",
            $"Get-AdminMfaDevice -UserName {userName} lists them. Remove one with Remove-AdminMfaDevice.");
    }

    // The seed is a blob of Base32 text, which the SDK has already decoded.
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

    // Files end in .png. The extension decides, because a folder for several users may not exist yet.
    private static string QrCodeFile(string path, string name)
    {
        var isFile = path.EndsWith(".png", StringComparison.OrdinalIgnoreCase) && !Directory.Exists(path);
        if (!isFile)
            CreateFolder(path);
        var file = isFile ? path : Path.Combine(path, $"{name}.png");
        PrivateFile.CheckNew(
            file, overwrite: false,
            "Specify another -QrCodePath, or delete the file. For several users, specify a folder.");
        return file;
    }

    private static void CreateFolder(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AdminException(
                "QrCodeFileFailed", ErrorKind.File, path,
                $"The folder '{path}' cannot be created: {e.Message} No device was created.",
                "Specify another folder, or a file whose name ends in .png.", e);
        }
    }

    private async Task<VirtualMFADevice> CreateDeviceAsync(string name, string? path)
    {
        var request = new CreateVirtualMFADeviceRequest { VirtualMFADeviceName = name, Path = path };
        var serialNumber = run.Session.Partition.Arn(run.Session.Identity.AccountId, "mfa", path ?? "/", name);
        try
        {
            var answer = await run.Calls.OnceAsync(
                token => run.Client.CreateVirtualMFADeviceAsync(request, token),
                async _ =>
                {
                    // The lost response contained the only copy of the seed. The device did not exist before, so it was
                    // created by this call.
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
            await DeleteAsync(run.Finishing, device.SerialNumber, justCreated: true).ConfigureAwait(false);
            throw new AdminException(
                "QrCodeFileFailed", ErrorKind.File, file,
                $"'{file}' cannot be written: {e.Message} The device '{device.DeviceName}' was deleted.",
                "Correct the cause, or specify another -QrCodePath.", e);
        }
    }

    private static Task<bool> DeleteAsync(IamRun run, string serialNumber, bool justCreated = false) =>
        run.Calls.RemovalAsync(
        token => run.Client.DeleteVirtualMFADeviceAsync(
            new DeleteVirtualMFADeviceRequest { SerialNumber = serialNumber }, token), justCreated);

    private static AdminException AlreadyExists(string name, MfaDeviceRecord? existing, Exception? inner = null) => new(
        "MfaDeviceAlreadyExists", ErrorKind.ResourceExists, name,
        $"A virtual MFA device '{name}' already exists"
        + (existing is null ? "." : existing.IsEnabled
            ? $"; it is enabled for '{existing.UserName}'."
            : ", which is not assigned to a user."),
        existing is { IsEnabled: false }
            ? "Its seed cannot be retrieved: add -Force to replace it."
            : "Specify another -DeviceName, or delete the device with Remove-AdminMfaDevice.",
        inner);
}
