using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.State;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>Central management of the root access of an organization's member accounts.</summary>
internal static class OrganizationOperations
{
    private const string Credentials = "RootCredentialsManagement";
    private const string Sessions = "RootSessions";

    public static void Register(OperationTable<IamCall> table)
    {
        table.Add("ListOrganizationsFeatures", Answer, ResourceOf.Any);
        table.Add("EnableOrganizationsRootCredentialsManagement", call => Enable(call, Credentials), ResourceOf.Any);
        table.Add("EnableOrganizationsRootSessions", call => Enable(call, Sessions), ResourceOf.Any);
        table.Add("DisableOrganizationsRootCredentialsManagement", call => Disable(call, Credentials), ResourceOf.Any);
        table.Add("DisableOrganizationsRootSessions", call => Disable(call, Sessions), ResourceOf.Any);
    }

    private static Output Enable(IamCall call, string feature)
    {
        DemandOrganization(call);
        Features(call).Add(feature);
        return Answer(call);
    }

    private static Output Disable(IamCall call, string feature)
    {
        DemandOrganization(call);
        Features(call).Remove(feature);
        return Answer(call);
    }

    private static Output Answer(IamCall call) => new()
    {
        ["OrganizationId"] = DemandOrganization(call),
        ["EnabledFeatures"] = Features(call).ToList(),
    };

    // They are those of the organization, whichever account administers it.
    private static SortedSet<string> Features(IamCall call) =>
        call.Facts.Account.Accounts.Own.Get<IamAccount>().OrganizationFeatures;

    private static string DemandOrganization(IamCall call)
    {
        if (call.Account.OrganizationId is not { } organization)
        {
            throw new AwsException(
                "OrganizationNotFoundException",
                400,
                "The request failed because your account is not part of an organization.");
        }

        if (!call.Account.ManagesRootAccess())
        {
            throw new AwsException(
                "AccountNotManagementOrDelegatedAdministratorException",
                400,
                "The request was rejected because the account making the request is not the management account or "
                + "delegated administrator account for centralized root access.");
        }

        return organization;
    }
}
