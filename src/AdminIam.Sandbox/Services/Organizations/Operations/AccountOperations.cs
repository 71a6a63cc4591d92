using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Organizations.State;

namespace AdminIam.Sandbox.Services.Organizations.Operations;

/// <summary>The organization itself and its accounts.</summary>
internal static class AccountOperations
{
    public static void Register(OperationTable<OrganizationsCall> table)
    {
        table.Add("DescribeOrganization", DescribeOrganization, _ => "*");
        table.Add("DescribeAccount", DescribeAccount, call => call.AccountArn());
        table.Add("ListAccounts", ListAccounts, _ => "*");
        table.Add("ListAccountsForParent", ListAccountsForParent, _ => "*");
    }

    /// <summary>An account, as lists return it. The status is the older form of the state.</summary>
    public static Output Describe(Organization organization, MemberAccount account) => new()
    {
        ["Id"] = account.Id,
        ["Arn"] = organization.Arn("account", account.Id),
        ["Email"] = account.Email,
        ["Name"] = account.Name,
        ["Status"] = StatusOf(account.State),
        ["State"] = account.State,
        ["JoinedMethod"] = account.JoinedMethod,
        ["JoinedTimestamp"] = account.Joined,
    };

    private static string StatusOf(string state) => state switch
    {
        "PENDING_ACTIVATION" => MemberAccount.Active,
        "CLOSED" => "SUSPENDED",
        _ => state,
    };

    private static Output DescribeOrganization(OrganizationsCall call)
    {
        var organization = call.Described;
        organization.TryFind(organization.ManagementAccountId, out var management);
        return new Output
        {
            ["Organization"] = new Output
            {
                ["Id"] = organization.Id,
                ["Arn"] = organization.Arn("organization", ""),
                ["FeatureSet"] = "ALL",
                ["MasterAccountArn"] = organization.Arn("account", organization.ManagementAccountId),
                ["MasterAccountId"] = organization.ManagementAccountId,
                ["MasterAccountEmail"] = management?.Email,
                ["AvailablePolicyTypes"] = new List<Output>
                {
                    new() { ["Type"] = "SERVICE_CONTROL_POLICY", ["Status"] = "ENABLED" },
                },
            },
        };
    }

    private static Output DescribeAccount(OrganizationsCall call)
    {
        var account = call.Account();
        var output = Describe(call.Administered, account);
        output["Paths"] = new List<string> { call.Administered.PathOf(account.ParentId, account.Id) };
        return new Output { ["Account"] = output };
    }

    private static Output ListAccounts(OrganizationsCall call) =>
        Answer(call, call.Administered.Accounts);

    private static Output ListAccountsForParent(OrganizationsCall call)
    {
        var parent = call.ParentId();
        return Answer(call, call.Administered.Accounts.Where(account => account.ParentId == parent));
    }

    private static Output Answer(OrganizationsCall call, IEnumerable<MemberAccount> accounts) => OrganizationPage.Of(
        call, "Accounts", accounts, account => account.Id, account => Describe(call.Administered, account));
}
