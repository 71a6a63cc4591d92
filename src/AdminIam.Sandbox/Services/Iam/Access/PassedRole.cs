using AdminIam.Sandbox.Authorization;
using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Sandbox.Services.Iam.Access;

/// <summary>The permission to pass a role to a service, which gives the service the permissions of the role.</summary>
internal static class PassedRole
{
    /// <summary>The permission to pass a role to EC2 in an instance profile, for any instance.</summary>
    /// <param name="account">The account of the role.</param>
    /// <param name="arn">The ARN of the role.</param>
    public static RequiredPermission ToInstances(IamAccount account, string arn) =>
        new("iam:PassRole", arn, keys => AddKeys(keys, account, arn));

    private static void AddKeys(RequestKeys keys, IamAccount account, string arn)
    {
        keys.Set("iam:PassedToService", "ec2." + SandboxPartition.DnsSuffixOf(account.Partition));
        keys.Set("iam:AssociatedResourceArn", $"arn:{account.Partition}:ec2:*:{account.AccountId}:instance/*");
        ResourceKeys.AddTags(keys, ResourceLookup.Find(account, arn));
    }
}
