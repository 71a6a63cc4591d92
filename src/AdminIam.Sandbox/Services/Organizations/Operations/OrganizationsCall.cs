using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Organizations.State;

namespace AdminIam.Sandbox.Services.Organizations.Operations;

/// <summary>A call about the organization.</summary>
internal sealed class OrganizationsCall(CallFacts facts) : Call(facts)
{
    private readonly Organization? _organization = facts.Account.Get<OrganizationsState>().Organization;

    /// <summary>The organization, about which a member account may ask no more than its description.</summary>
    public Organization Described => _organization ?? throw new AwsException(
        "AWSOrganizationsNotInUseException", 400, "Your account is not a member of an organization.");

    /// <summary>The organization, for a call that only its management account may make.</summary>
    public Organization Managed => Described.ManagementAccountId == Facts.Account.Id
        ? Described
        : throw OrganizationsErrors.Denied();

    /// <summary>The organization, for a call that delegated administrators may make as well.</summary>
    public Organization Administered =>
        Described.DelegatedAdministrators.Exists(one => one.AccountId == Facts.Account.Id) ? Described : Managed;

    /// <summary>The account named in the call.</summary>
    public MemberAccount Account()
    {
        var id = Text("AccountId");
        return Administered.TryFind(id, out var account)
            ? account
            : throw new AwsException(
                "AccountNotFoundException", 400, "You specified an account that doesn't exist.");
    }

    /// <summary>The ParentId of the call: the id of the root or of a unit.</summary>
    public string ParentId()
    {
        var id = Text("ParentId");
        return id == Administered.RootId || Administered.TryFindUnit(id, out _)
            ? id
            : throw new AwsException("ParentNotFoundException", 400, "You specified parent that doesn't exist.");
    }

    /// <summary>The ARN for a call that is about one account, as policies must specify it.</summary>
    public string AccountArn() => _organization is null
        ? "*"
        : _organization.Arn("account", Text("AccountId"));

    /// <summary>The ARN for a call that is about one service control policy.</summary>
    public string PolicyArn(string id) => _organization is null ? "*" : _organization.PolicyArn(id);
}
