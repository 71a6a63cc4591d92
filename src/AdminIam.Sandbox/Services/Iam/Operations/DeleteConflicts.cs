using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.State;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>
/// Decides what must be removed before something can be deleted, and answers DeleteConflict until then.
/// </summary>
internal static class DeleteConflicts
{
    private const string DetachPolicies = "Cannot delete entity, must detach all policies first.";
    private const string DeletePolicies = "Cannot delete entity, must delete policies first.";
    private const string RemoveRoles = "Cannot delete entity, must remove roles from instance profile first.";
    private const string RemoveUsers = "Cannot delete entity, must remove users from group first.";

    /// <summary>Checks that nothing is left that belongs to a user.</summary>
    public static void Check(User user)
    {
        Refuse(user.AttachedPolicies.Count > 0, DetachPolicies);
        Refuse(user.InlinePolicies.Count > 0, DeletePolicies);
        Refuse(user.Groups.Count > 0, RemoveUsers);
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
        Refuse(group.Members.Count > 0, RemoveUsers);
        Refuse(group.AttachedPolicies.Count > 0, DetachPolicies);
        Refuse(group.InlinePolicies.Count > 0, DeletePolicies);
    }

    /// <summary>Checks that no instance profile contains a role, and that it has no policies.</summary>
    public static void Check(IamAccount account, Role role)
    {
        Refuse(account.InstanceProfiles.All.Any(profile => profile.RoleName == role.Name), RemoveRoles);
        Refuse(role.AttachedPolicies.Count > 0, DetachPolicies);
        Refuse(role.InlinePolicies.Count > 0, DeletePolicies);
    }

    /// <summary>Checks that an instance profile contains no role.</summary>
    public static void Check(InstanceProfile profile) => Refuse(profile.RoleName is not null, RemoveRoles);

    /// <summary>Checks that a policy is not attached to anything and has only its default version.</summary>
    public static void Check(IamAccount account, ManagedPolicy policy)
    {
        Refuse(account.PolicyUses.Of(policy).IsAny, "Cannot delete a policy attached to entities.");
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
