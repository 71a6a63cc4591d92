using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.State;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>
/// Decides what must be removed before something can be deleted, and answers DeleteConflict until then.
/// </summary>
internal static class DeleteConflicts
{
    /// <summary>Checks that nothing is left that belongs to a user.</summary>
    public static void Check(User user)
    {
        Refuse(user.AttachedPolicies.Count > 0, "Cannot delete entity, must detach all policies first.");
        Refuse(user.InlinePolicies.Count > 0, "Cannot delete entity, must delete policies first.");
        Refuse(user.Groups.Count > 0, "Cannot delete entity, must remove users from group first.");
        Refuse(user.AccessKeys.Count > 0, "Cannot delete entity, must delete access keys first.");
        Refuse(user.LoginProfile is not null, "Cannot delete entity, must delete login profile first.");
        Refuse(user.MfaDevices.Count > 0, "Cannot delete entity, must delete MFA device first.");
        Refuse(user.SigningCertificates.Count > 0, "Cannot delete entity, must delete certificates first.");
        Refuse(
            user.SshPublicKeys.Count > 0 || user.ServiceCredentials.Count > 0,
            "Cannot delete entity, must remove referenced objects first.");
    }

    /// <summary>Checks that a group has neither members nor policies.</summary>
    public static void Check(Group group)
    {
        Refuse(group.Members.Count > 0, "Cannot delete entity, must remove users from group first.");
        Refuse(group.AttachedPolicies.Count > 0, "Cannot delete entity, must detach all policies first.");
        Refuse(group.InlinePolicies.Count > 0, "Cannot delete entity, must delete policies first.");
    }

    /// <summary>Checks that a policy is not attached to anything and has only its default version.</summary>
    public static void Check(ManagedPolicy policy)
    {
        Refuse(policy.AttachmentCount + policy.BoundaryCount > 0, "Cannot delete a policy attached to entities.");
        Refuse(
            policy.Versions.Count > 1,
            "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. "
            + "The default version is deleted with the policy.");
    }

    /// <summary>Checks that a version is not the default version of its policy.</summary>
    public static void Check(ManagedPolicy policy, PolicyVersion version) =>
        Refuse(version.Id == policy.DefaultVersion, "Cannot delete the default version of a policy.");

    /// <summary>Checks that no user has a virtual MFA device enabled.</summary>
    public static void Check(MfaDevice device) =>
        Refuse(device.UserName is not null, "MFA VirtualDevice in use. Must deactivate first.");

    private static void Refuse(bool isInTheWay, string message)
    {
        if (isInTheWay)
            throw new AwsException("DeleteConflict", 409, message);
    }
}
