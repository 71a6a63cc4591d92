using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Iam.Names;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Mfa;

/// <summary>Reads MFA devices.</summary>
public sealed class MfaDeviceReader(IamRun run)
{
    private readonly AccountNames _names = new(run);

    /// <summary>The virtual devices of the account. Passkeys and hardware tokens are told user by user only.</summary>
    /// <param name="unassigned">Whether to list only those that protect nobody.</param>
    public Pages<MfaDeviceRecord> ListVirtual(bool unassigned)
    {
        var request = new ListVirtualMFADevicesRequest
        {
            AssignmentStatus = unassigned ? AssignmentStatusType.Unassigned : AssignmentStatusType.Any,
        };
        return IamPages.Read(run, request, run.Client.ListVirtualMFADevicesAsync, answer => answer.VirtualMFADevices)
            .Select(ToRecord);
    }

    /// <summary>The devices that protect a user, of every kind.</summary>
    /// <param name="userName">The user.</param>
    public async Task<IReadOnlyList<MfaDeviceRecord>> ListForUserAsync(string userName)
    {
        IamNames.CheckUserName(userName);
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
        // The root user has an ARN and no name.
        UserName = device.User is { Arn: { } arn } && arn.EndsWith(":root", StringComparison.Ordinal)
            ? MfaDeviceRecord.Root
            : device.User?.UserName,
        SerialNumber = device.SerialNumber,
        EnableDate = device.EnableDate,
        IsEnabled = device.User is not null,
    };
}
