using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.Access;
using AdminIam.Sandbox.Services.Iam.Operations;

namespace AdminIam.Sandbox.Services.Sts;

/// <summary>The code of an MFA device that a call for temporary credentials has.</summary>
internal static class MfaCode
{
    /// <summary>When the caller has presented a code, with this call or before; null if never.</summary>
    /// <exception cref="CommonException">The code is wrong, or not one of the caller's device.</exception>
    public static DateTime? TimeOf(IamCall call)
    {
        var serial = call.Input.OptionalText("SerialNumber");
        var code = call.Input.OptionalText("TokenCode");
        if (serial is null && code is null)
            return call.Caller.Session?.MfaTime;
        var device = call.Caller.CredentialOwner?.MfaDevices.Find(candidate => call.Account.ArnOf(candidate) == serial);
        if (device is null || code is null || !Totp.Accepts(device, code, call.Now))
        {
            throw new CommonException(
                CommonError.AccessDenied, "MultiFactorAuthentication failed with invalid MFA one time pass code. ");
        }

        return call.Timestamp;
    }
}
