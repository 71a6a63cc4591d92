using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Organizations.State;

namespace AdminIam.Sandbox.Services.Organizations.Operations;

/// <summary>Trusted access of services, and the accounts that administer them for the organization.</summary>
internal static class TrustedServiceOperations
{
    public static void Register(OperationTable<OrganizationsCall> table)
    {
        table.Add("EnableAWSServiceAccess", EnableServiceAccess, _ => "*");
        table.Add("DisableAWSServiceAccess", DisableServiceAccess, _ => "*");
        table.Add("ListAWSServiceAccessForOrganization", ListServiceAccess, _ => "*");
        table.Add("RegisterDelegatedAdministrator", RegisterDelegatedAdministrator, call => call.AccountArn());
        table.Add("DeregisterDelegatedAdministrator", DeregisterDelegatedAdministrator, call => call.AccountArn());
        table.Add("ListDelegatedAdministrators", ListDelegatedAdministrators, _ => "*");
        table.Add("ListDelegatedServicesForAccount", ListDelegatedServices, call => call.AccountArn());
    }

    private static Output EnableServiceAccess(OrganizationsCall call)
    {
        var access = call.Managed.ServiceAccess;
        var service = Service(call);
        if (!access.ContainsKey(service))
            access.Add(service, call.Timestamp);
        return Output.Empty;
    }

    private static Output DisableServiceAccess(OrganizationsCall call)
    {
        call.Managed.ServiceAccess.Remove(Service(call));
        return Output.Empty;
    }

    private static Output ListServiceAccess(OrganizationsCall call) => new Output().AddPage(
        call,
        "EnabledServicePrincipals",
        call.Administered.ServiceAccess,
        entry => entry.Key,
        entry => new Output { ["ServicePrincipal"] = entry.Key, ["DateEnabled"] = entry.Value });

    private static Output RegisterDelegatedAdministrator(OrganizationsCall call)
    {
        var organization = call.Managed;
        var account = call.Account();
        var service = Service(call);
        if (account.Id == organization.ManagementAccountId)
        {
            throw OrganizationsErrors.Violation(
                "CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR",
                "You cannot register master account/yourself as delegated administrator for your organization.");
        }

        if (organization.IsDelegated(account.Id, service))
        {
            throw new AwsException(
                "AccountAlreadyRegisteredException",
                400,
                "The provided account is already a delegated administrator for your organization.");
        }

        organization.DelegatedAdministrators.Add(new DelegatedAdministrator
        {
            AccountId = account.Id, ServicePrincipal = service, Enabled = call.Timestamp,
        });
        return Output.Empty;
    }

    private static Output DeregisterDelegatedAdministrator(OrganizationsCall call)
    {
        var organization = call.Managed;
        var account = call.Account();
        var service = Service(call);
        return organization.DelegatedAdministrators.RemoveAll(
            one => one.AccountId == account.Id && one.ServicePrincipal == service) > 0
            ? Output.Empty
            : throw NotRegistered();
    }

    private static Output ListDelegatedAdministrators(OrganizationsCall call)
    {
        var organization = call.Administered;
        var service = call.Input.OptionalText("ServicePrincipal");
        var first = organization.DelegatedAdministrators
            .Where(one => service is null || one.ServicePrincipal == service)
            .GroupBy(one => one.AccountId, StringComparer.Ordinal)
            .OrderBy(same => same.Key, StringComparer.Ordinal)
            .Select(same => same.OrderBy(one => one.Enabled).First());
        return new Output().AddPage(call, "DelegatedAdministrators", first, one => one.AccountId, one =>
        {
            organization.TryFind(one.AccountId, out var account);
            var output = AccountOperations.Describe(organization, account!);
            output["DelegationEnabledDate"] = one.Enabled;
            return output;
        });
    }

    private static Output ListDelegatedServices(OrganizationsCall call)
    {
        var account = call.Account();
        var services = call.Administered.DelegatedAdministrators.Where(one => one.AccountId == account.Id).ToList();
        if (services.Count == 0)
            throw NotRegistered();

        return new Output().AddPage(
            call, "DelegatedServices", services.OrderBy(one => one.ServicePrincipal, StringComparer.Ordinal),
            one => one.ServicePrincipal, one => new Output
            {
                ["ServicePrincipal"] = one.ServicePrincipal, ["DelegationEnabledDate"] = one.Enabled,
            });
    }

    private static string Service(OrganizationsCall call)
    {
        var service = call.Text("ServicePrincipal");
        if (service.EndsWith(".amazonaws.com", StringComparison.Ordinal))
            return service;
        throw new AwsException(
            "InvalidInputException", 400, "You specified an unrecognized service principal.")
        {
            Members = new Output { ["Reason"] = "UNRECOGNIZED_SERVICE_PRINCIPAL" },
        };
    }

    private static AwsException NotRegistered() => new(
        "AccountNotRegisteredException",
        400,
        "The provided account is not a registered delegated administrator for your organization.");
}
