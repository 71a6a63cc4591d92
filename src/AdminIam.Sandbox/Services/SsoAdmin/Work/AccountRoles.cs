using AdminIam.Sandbox.Services.Iam.Operations;
using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.Services.IdentityStore.State;
using AdminIam.Sandbox.Services.Organizations.State;
using AdminIam.Sandbox.Services.SsoAdmin.State;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services.SsoAdmin.Work;

/// <summary>The roles by which users have the permissions of a set in an account.</summary>
/// <param name="own">The sandbox's own account.</param>
internal sealed class AccountRoles(Account own)
{
    private const string InlinePolicy = "AwsSSOInlinePolicy";
    private const int SessionDuration = 43_200;

    /// <summary>The reason why an account cannot have the role of a permission set; null if it can.</summary>
    public string? ReasonAgainst(PermissionSet set, string accountId)
    {
        if (set.ManagedPolicies.Count + set.CustomerPolicies.Count > IamQuotas.PoliciesPerRole)
            return $"Received a 409 status error: Cannot exceed quota for PoliciesPerRole: {IamQuotas.PoliciesPerRole}";
        foreach (var policy in set.RequiredPolicies.Where(one => !HasPolicy(accountId, one)))
        {
            return $"Received a 404 status error: Policy {ArnOf(accountId, policy)} does not exist or is not "
                + "attachable.";
        }

        return IamOf(accountId) is { } iam
            && !iam.Roles.Contains(Instance.RoleNameOf(set, accountId))
            && iam.Roles.Count >= IamQuotas.Roles
            ? $"Received a 409 status error: Cannot exceed quota for RolesPerAccount: {IamQuotas.Roles}"
            : null;
    }

    /// <summary>Creates the role in an account, or gives it the current permissions of the set.</summary>
    public void Put(PermissionSet set, string accountId, DateTime now)
    {
        if (IamOf(accountId) is not { } iam)
            return;
        var name = Instance.RoleNameOf(set, accountId);
        if (!iam.Roles.TryGet(name, out var role))
        {
            role = New(accountId, name, now);
            iam.Add(role);
        }

        role.Description = set.Description;
        SetPolicies(iam, role, [.. set.ManagedPolicies, .. set.CustomerPolicies.Select(one => ArnOf(accountId, one))]);
        role.InlinePolicies.Remove(InlinePolicy);
        if (set.InlinePolicy is not null)
            role.InlinePolicies[InlinePolicy] = set.InlinePolicy;
        iam.SetBoundary(role, set.Boundary?.ManagedPolicyArn
            ?? (set.Boundary?.CustomerPolicy is { } boundary ? ArnOf(accountId, boundary) : null));
    }

    /// <summary>Deletes the role from an account.</summary>
    public void Delete(PermissionSet set, string accountId)
    {
        if (IamOf(accountId) is { } iam && iam.Roles.TryGet(Instance.RoleNameOf(set, accountId), out var role))
            iam.Remove(role);
    }

    private Role New(string accountId, string name, DateTime now)
    {
        var region = own.Get<IdentityStoreState>().Directory!.Region;
        var provider = $"arn:{own.Partition}:iam::{accountId}:saml-provider/AWSSSO_"
            + $"{own.Get<SsoAdminState>().Instance!.Id.Substring("ssoins-".Length)}_DO_NOT_DELETE";
        return new Role
        {
            Name = name,
            // In the first region, the path does not name it.
            Path = Role.ReservedPath + "sso.amazonaws.com/" + (region == "us-east-1" ? "" : region + "/"),
            Id = RandomText.Id("AROA"),
            Created = WholeSeconds.Of(now),
            MaxSessionDuration = SessionDuration,
            AssumeRolePolicyDocument =
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Federated\":\""
                + provider + "\"},\"Action\":[\"sts:AssumeRoleWithSAML\",\"sts:TagSession\"],\"Condition\":"
                + "{\"StringEquals\":{\"SAML:aud\":\"" + SignIn() + "\"}}}]}",
        };
    }

    private string SignIn() => own.Partition switch
    {
        "aws-cn" => "https://signin.amazonaws.cn/saml",
        "aws-us-gov" => "https://signin.amazonaws-us-gov.com/saml",
        _ => "https://signin.aws.amazon.com/saml",
    };

    private static void SetPolicies(IamAccount iam, Role role, IReadOnlyCollection<string> arns)
    {
        iam.PolicyUses.CountAttachments(role, -1);
        role.AttachedPolicies.Clear();
        role.AttachedPolicies.UnionWith(arns);
        iam.PolicyUses.CountAttachments(role, 1);
    }

    private bool HasPolicy(string accountId, PolicyReference policy) =>
        IamOf(accountId)?.TryFindPolicy(ArnOf(accountId, policy), DateTime.MaxValue, out _) == true
        || (own.Get<OrganizationsState>().Organization!.TryFind(accountId, out var member)
            && member.CustomerManagedPolicies.Contains(policy.FullName));

    // A state file can have assignments of an account that has left the organization.
    private IamAccount? IamOf(string accountId) => own.Accounts.Find(accountId)?.Get<IamAccount>();

    private string ArnOf(string accountId, PolicyReference policy) =>
        $"arn:{own.Partition}:iam::{accountId}:policy{policy.FullName}";
}
