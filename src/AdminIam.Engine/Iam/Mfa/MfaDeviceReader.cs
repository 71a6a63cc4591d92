using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Iam.Names;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Mfa;

/// <summary>Reads MFA devices.</summary>
public sealed class MfaDeviceReader(IamRun run)
{
    private readonly AccountNameIndex _names = new(run);

    /// <summary>Returns the virtual devices of the account. Passkeys and hardware tokens can be listed only per
    /// user.</summary>
    /// <param name="unassigned">Whether to return only devices that are not assigned to a user.</param>
    public Pages<MfaDeviceRecord> ListVirtual(bool unassigned)
    {
        var request = new ListVirtualMFADevicesRequest
        {
            AssignmentStatus = unassigned ? AssignmentStatusType.Unassigned : AssignmentStatusType.Any,
        };
        return IamPages.Read(run, request, run.Client.ListVirtualMFADevicesAsync, answer => answer.VirtualMFADevices)
            .Select(ToRecord);
    }

    /// <summary>Returns the devices of a user, of every kind.</summary>
    public async Task<IReadOnlyList<MfaDeviceRecord>> ListForUserAsync(string userName)
    {
        IamNameRules.CheckUserName(userName);
        try
        {
            return await ForUser(userName).ToListAsync().ConfigureAwait(false);
        }
        catch (NoSuchEntityException e)
        {
            throw await _names.UserNotFoundAsync(userName, e).ConfigureAwait(false);
        }
    }

    internal Pages<MfaDeviceRecord> ForUser(string userName) => IamPages.Read(
        run, new ListMFADevicesRequest { UserName = userName }, run.Client.ListMFADevicesAsync,
        answer => answer.MFADevices).Select(device => new MfaDeviceRecord
        {
            UserName = device.UserName,
            SerialNumber = device.SerialNumber,
            EnableDate = device.EnableDate,
            IsEnabled = true,
        });

    private static MfaDeviceRecord ToRecord(VirtualMFADevice device) => new()
    {
        // The root user has an ARN, but no name.
        UserName = device.User is { Arn: { } arn } && arn.EndsWith(":root", StringComparison.Ordinal)
            ? MfaDeviceRecord.Root
            : device.User?.UserName,
        SerialNumber = device.SerialNumber,
        EnableDate = device.EnableDate,
        IsEnabled = device.User is not null,
    };
}
