using AdminIam.Sandbox.Services.Iam.Operations;
using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.Services.IdentityStore.State;
using AdminIam.Sandbox.Services.Organizations.State;
using AdminIam.Sandbox.Services.SsoAdmin.State;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services.SsoAdmin.Work;

/// <summary>
/// The roles by which users have the permissions of a set in an account. Those in the sandbox's own account exist;
/// other accounts have no IAM.
/// </summary>
internal sealed class AccountRoles(Account account)
{
    private const string InlinePolicy = "AwsSSOInlinePolicy";
    private const int SessionDuration = 43_200;

    private IamAccount Iam => account.Get<IamAccount>();

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

        var needsRole = accountId == account.Id && !Iam.Roles.Contains(Instance.RoleNameOf(set, accountId));
        return needsRole && Iam.Roles.Count >= IamQuotas.Roles
            ? $"Received a 409 status error: Cannot exceed quota for RolesPerAccount: {IamQuotas.Roles}"
            : null;
    }

    /// <summary>Creates the role in an account, or gives it the current permissions of the set.</summary>
    public void Put(PermissionSet set, string accountId, DateTime now)
    {
        if (accountId != account.Id)
            return;
        var name = Instance.RoleNameOf(set, accountId);
        if (!Iam.Roles.TryGet(name, out var role))
        {
            role = New(name, now);
            Iam.Add(role);
        }

        role.Description = set.Description;
        SetPolicies(role, [.. set.ManagedPolicies, .. set.CustomerPolicies.Select(one => ArnOf(accountId, one))]);
        role.InlinePolicies.Remove(InlinePolicy);
        if (set.InlinePolicy is not null)
            role.InlinePolicies[InlinePolicy] = set.InlinePolicy;
        Iam.SetBoundary(role, set.Boundary?.ManagedPolicyArn
            ?? (set.Boundary?.CustomerPolicy is { } boundary ? ArnOf(accountId, boundary) : null));
    }

    /// <summary>Deletes the role from an account.</summary>
    public void Delete(PermissionSet set, string accountId)
    {
        if (accountId == account.Id && Iam.Roles.TryGet(Instance.RoleNameOf(set, accountId), out var role))
            Iam.Remove(role);
    }

    private Role New(string name, DateTime now)
    {
        var region = account.Get<IdentityStoreState>().Directory!.Region;
        var provider = $"arn:{account.Partition}:iam::{account.Id}:saml-provider/AWSSSO_"
            + $"{account.Get<SsoAdminState>().Instance!.Id.Substring("ssoins-".Length)}_DO_NOT_DELETE";
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

    private string SignIn() => account.Partition switch
    {
        "aws-cn" => "https://signin.amazonaws.cn/saml",
        "aws-us-gov" => "https://signin.amazonaws-us-gov.com/saml",
        _ => "https://signin.aws.amazon.com/saml",
    };

    private void SetPolicies(Role role, IReadOnlyCollection<string> arns)
    {
        Count(role.AttachedPolicies, -1);
        role.AttachedPolicies.Clear();
        role.AttachedPolicies.UnionWith(arns);
        Count(role.AttachedPolicies, 1);
    }

    private void Count(IEnumerable<string> arns, int change)
    {
        foreach (var arn in arns)
        {
            if (Iam.TryFindPolicy(arn, DateTime.MaxValue, out var policy))
                policy.AttachmentCount += change;
        }
    }

    private bool HasPolicy(string accountId, PolicyReference policy) => accountId == account.Id
        ? Iam.TryFindPolicy(ArnOf(accountId, policy), DateTime.MaxValue, out _)
        : account.Get<OrganizationsState>().Organization!.TryFind(accountId, out var member)
            && member.CustomerManagedPolicies.Contains(policy.FullName);

    private string ArnOf(string accountId, PolicyReference policy) =>
        $"arn:{account.Partition}:iam::{accountId}:policy{policy.FullName}";
}
