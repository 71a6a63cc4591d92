using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.AccessKeys;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Organizations.RootAccess;

/// <summary>One credential of a root user, and how it is deleted.</summary>
/// <param name="Text">What it is, such as <c>access key AKIAIOSFODNN7EXAMPLE</c>.</param>
/// <param name="DeleteAsync">Deletes it. A credential that does not exist any more is not an error.</param>
internal sealed record RootCredentialPart(string Text, Func<IamRun, Task> DeleteAsync)
{
    // Serial numbers of virtual devices, unlike those of passkeys, security keys and hardware tokens.
    private const string VirtualDevice = ":mfa/";

    /// <summary>Returns the credentials in the order in which they are deleted: what gives access first, and the MFA
    /// devices, which protect it, last.</summary>
    /// <param name="credentials">The credentials.</param>
    public static IReadOnlyList<RootCredentialPart> Of(RootCredentials credentials) =>
    [
        .. (credentials.AccessKeyIds ?? []).Select(id => new RootCredentialPart(
            $"access key {id}", run => run.Calls.RemovalAsync(
                token => AccessKeyCalls.DeleteAsync(run, null, id, token)))),
        .. (credentials.CertificateIds ?? []).Select(id => new RootCredentialPart(
            $"signing certificate {id}", run => run.Calls.RemovalAsync(
                token => run.Client.DeleteSigningCertificateAsync(
                    new DeleteSigningCertificateRequest { CertificateId = id }, token)))),
        .. credentials.HasPassword == true ? [new RootCredentialPart("password", PasswordAsync)]
            : Array.Empty<RootCredentialPart>(),
        .. (credentials.MfaSerialNumbers ?? []).Select(serial => new RootCredentialPart(
            $"MFA device {serial}", run => DeviceAsync(run, serial))),
    ];

    private static Task PasswordAsync(IamRun run) => run.Calls.RemovalAsync(
        token => run.Client.DeleteLoginProfileAsync(new DeleteLoginProfileRequest(), token));

    private static async Task DeviceAsync(IamRun run, string serial)
    {
        await run.Calls.RemovalAsync(token => run.Client.DeactivateMFADeviceAsync(
            new DeactivateMFADeviceRequest { SerialNumber = serial }, token)).ConfigureAwait(false);
        if (!serial.Contains(VirtualDevice))
            return;
        try
        {
            await run.Calls.RemovalAsync(token => run.Client.DeleteVirtualMFADeviceAsync(
                new DeleteVirtualMFADeviceRequest { SerialNumber = serial }, token)).ConfigureAwait(false);
        }
        catch (Exception e) when (AwsErrors.IsDenied(e))
        {
            // The policy of the task denies it for all resources except the root user itself. The device is not
            // assigned to anybody any more.
        }
    }
}
