using AdminIam.Sandbox.Authorization;
using AdminIam.Sandbox.Json;
using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Organizations.Operations;
using AdminIam.Sandbox.Services.Organizations.State;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services.Organizations;

/// <summary>AWS Organizations: the organization that the account manages, or is a member of.</summary>
internal sealed class OrganizationsService()
    : Service(() => ServiceModel.Load("organizations-2016-11-28.json"), JsonProtocol.Instance)
{
    private const int PageSize = 20;

    public override OperationTable Operations { get; } = OrganizationsOperations.Create();

    public override CommonErrors Errors { get; } = JsonProtocol.Instance.Errors.With(new()
    {
        [CommonError.ServiceFailure] = ("ServiceException", 500),
        [CommonError.Throttling] = ("TooManyRequestsException", 400),
        [CommonError.Validation] = ("InvalidInputException", 400),
    });

    public override PageMembers Pages { get; } = PageMembers.NextToken with { DefaultSize = PageSize };

    public override IServiceState CreateState(Account account, SavedState saved) =>
        new OrganizationsState(account, saved.Read<OrganizationData>().Organization);

    public override IServiceState? CreateMemberState(Account account, SavedState saved)
    {
        account.Accounts.Own.Get<OrganizationsState>().Join(account, isNew: saved == SavedState.None);
        return null;
    }

    /// <summary>Service control policies limit member accounts, and not the management account.</summary>
    public override IReadOnlyList<IReadOnlyList<PolicySource>> LimitsOf(Account account)
    {
        if (account.Get<OrganizationsState>().Organization is not { Policies.AllowAll: false } organization
            || account.Id == organization.ManagementAccountId
            || !organization.TryFind(account.Id, out var member))
        {
            return [];
        }

        return
        [
            .. organization.TargetsOf(member).Select(target => organization.Policies.AttachedTo(target)
                .Select(policy => new PolicySource(policy.Id, "none", policy.Content)).ToList()),
        ];
    }

    public override Call CreateCall(CallFacts facts) => new OrganizationsCall(facts);
}
