using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.Access;
using AdminIam.Sandbox.Services.Iam.State;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>A call for users, groups, roles and policies.</summary>
internal sealed class IamCall(CallFacts facts) : Call(facts)
{
    private const int ArnParts = 6;

    public IamAccount Account { get; } = facts.Account.Get<IamAccount>();

    /// <summary>The caller, who has signed the request.</summary>
    public IamCaller Caller => (IamCaller)Facts.Caller;

    /// <summary>The user named in the call.</summary>
    public User User() => User(Text("UserName"));

    public User User(string name) =>
        Account.Users.TryFind(name, Now, out var user) ? user : throw IamErrors.NoSuchUser(name);

    /// <summary>The user named in the call or, without a name, the calling one.</summary>
    public User UserOrCaller()
    {
        if (Input.OptionalText("UserName") is { } name)
            return User(name);
        return Caller.User ?? throw new CommonException(
            CommonError.Validation, "Must specify userName when calling with non-User credentials");
    }

    /// <summary>Whether the call is about the caller itself, a root identity in a session of AssumeRoot.</summary>
    public bool IsAboutRootTask => Caller.IsRootTask && !Input.Has("UserName");

    /// <summary>
    /// The owner of credentials named in the call or, without a name, the caller: a user or the root identity.
    /// </summary>
    public ICredentialOwner CredentialOwner() =>
        Caller.IsRoot && !Input.Has("UserName") ? Account.Root : UserOrCaller();

    public Group Group() => Group(Text("GroupName"));

    public Group Group(string name) =>
        Account.Groups.TryFind(name, Now, out var group) ? group : throw IamErrors.NoSuchGroup(name);

    /// <summary>The server certificate named in the call.</summary>
    public ServerCertificate ServerCertificate()
    {
        var name = Text("ServerCertificateName");
        return Account.ServerCertificates.TryFind(name, Now, out var certificate)
            ? certificate
            : throw IamErrors.NoSuchEntity($"The Server Certificate with name {name} cannot be found.");
    }

    public Role Role() => Role(Text("RoleName"));

    public Role Role(string name) =>
        Account.Roles.TryFind(name, Now, out var role) ? role : throw IamErrors.NoSuchRole(name);

    /// <summary>A role that the account may change.</summary>
    public Role ModifiableRole()
    {
        var role = Role();
        return !role.IsProtected ? role : throw IamErrors.UnmodifiableRole(role.Name);
    }

    public ManagedPolicy Policy()
    {
        var arn = PolicyArn();
        return Account.TryFindPolicy(arn, Now, out var policy) ? policy : throw IamErrors.NoSuchPolicy(arn);
    }

    /// <summary>A policy that the account may change.</summary>
    public ManagedPolicy CustomerPolicy()
    {
        var policy = Policy();
        return policy.IsAwsManaged
            ? throw new CommonException(CommonError.AccessDenied, "Policy is outside your own account.")
            : policy;
    }

    /// <summary>The PolicyArn of the call, checked to be the ARN of a policy.</summary>
    public string PolicyArn() => Arn("PolicyArn", "policy");

    /// <summary>An ARN in the call, checked to be that of a kind of resource.</summary>
    public string Arn(string member, string kind)
    {
        var arn = Text(member);
        var parts = arn.Split(':');
        if (parts.Length < ArnParts || parts[0] != "arn")
            throw new CommonException(CommonError.Validation, "Invalid ARN:  Could not be parsed!");
        if (parts.Length != ArnParts
            || parts[1] != Account.Partition
            || parts[2] != "iam"
            || !parts[ArnParts - 1].StartsWith(kind + "/", StringComparison.Ordinal))
        {
            throw IamErrors.InvalidInput($"ARN {arn} is not valid.");
        }

        return arn;
    }
}
