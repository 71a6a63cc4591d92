using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Organizations.State;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>Central management of the root access of an organization's member accounts.</summary>
internal static class OrganizationOperations
{
    public static void Register(OperationTable<IamCall> table)
    {
        const string credentials = RootFeatures.CredentialsManagement;
        const string sessions = RootFeatures.Sessions;
        table.Add("ListOrganizationsFeatures", Answer, ResourceOf.Any);
        table.Add("EnableOrganizationsRootCredentialsManagement", call => Enable(call, credentials), ResourceOf.Any);
        table.Add("EnableOrganizationsRootSessions", call => Enable(call, sessions), ResourceOf.Any);
        table.Add("DisableOrganizationsRootCredentialsManagement", call => Disable(call, credentials), ResourceOf.Any);
        table.Add("DisableOrganizationsRootSessions", call => Disable(call, sessions), ResourceOf.Any);
    }

    private static Output Enable(IamCall call, string feature)
    {
        // A delegated administrator may disable the features but not enable them.
        if (Administered(call).ManagementAccountId != call.Account.AccountId)
        {
            throw Refused(
                "CallerIsNotManagementAccountException",
                "The request was rejected because the account making the request is not the management account for "
                + "the organization.");
        }

        RootFeatures.Of(call.Facts.Account).Add(feature);
        return Answer(call);
    }

    private static Output Disable(IamCall call, string feature)
    {
        Administered(call);
        RootFeatures.Of(call.Facts.Account).Remove(feature);
        return Answer(call);
    }

    private static Output Answer(IamCall call) => new()
    {
        ["OrganizationId"] = Administered(call).Id,
        ["EnabledFeatures"] = RootFeatures.Of(call.Facts.Account).ToList(),
    };

    private static Organization Administered(IamCall call)
    {
        if (call.Facts.Account.Get<OrganizationsState>().Organization is not { } organization)
        {
            throw Refused(
                "OrganizationNotFoundException",
                "The request failed because your account is not part of an organization.");
        }

        if (!organization.AdministersIam(call.Account.AccountId))
        {
            throw Refused(
                "AccountNotManagementOrDelegatedAdministratorException",
                "The request was rejected because the account making the request is not the management account or "
                + "delegated administrator account for centralized root access.");
        }

        return organization.IsTrusted(Organization.IdentityManagement) ? organization : throw Refused(
            "ServiceAccessNotEnabledException",
            "The request was rejected because trusted access is not enabled for IAM in Organizations.");
    }

    private static AwsException Refused(string code, string message) => new(code, 400, message);
}
