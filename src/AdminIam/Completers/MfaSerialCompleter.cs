using System.Management.Automation;
using AdminIam.Engine.Iam.Completion;

namespace AdminIam.Completers;

/// <summary>Completes the serial numbers of MFA devices: devices that are not enabled yet where one is enabled;
/// otherwise the devices of the users on the command line, or all virtual devices.</summary>
internal sealed class MfaSerialCompleter : AccountCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<Candidate> Find(AccountLists lists, CompletionRequest request)
    {
        var isEnabling = request.IsVerb(VerbsLifecycle.Enable);
        var users = isEnabling ? [] : request.Names("UserName");
        return (users.Count > 0
                ? request.Read(users.Select(lists.MfaDevicesOf))
                : request.Read(lists.VirtualMfaDevices(unassigned: isEnabling)))
            .Select(device => new Candidate(device.SerialNumber, device.UserName ?? "not enabled for a user"));
    }
}
