using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Iam.Locks;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Safeguards.Checks;

/// <summary>The policies of users that are not from groups.</summary>
internal static class DirectPolicies
{
    /// <summary>Returns the names of the inline and attached policies of a user without those of a lock. A permissions
    /// boundary gives no permissions, so it does not count.</summary>
    public static List<string> Of(UserDetail user, Partition partition)
    {
        var denyAll = partition.ManagedPolicyArn(LockStore.DenyAllName);
        // A policy with the name of the lock's policy and other content can give permissions.
        var inline = (user.UserPolicyList ?? [])
            .Where(policy => policy.PolicyName != LockPolicy.Name
                || LockPolicy.Read(Uri.UnescapeDataString(policy.PolicyDocument)) is null)
            .Select(policy => policy.PolicyName);
        var attached = (user.AttachedManagedPolicies ?? [])
            .Where(policy => policy.PolicyArn != denyAll || !LockMark.IsLocked(user))
            .Select(policy => policy.PolicyName);
        return inline.Concat(attached).ToList();
    }
}
