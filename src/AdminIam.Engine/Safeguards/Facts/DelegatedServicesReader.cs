using AdminIam.Engine.Iam;
using AdminIam.Engine.IdentityCenter;
using AdminIam.Engine.Organizations;
using AdminIam.Engine.Organizations.RootAccess;

namespace AdminIam.Engine.Safeguards.Facts;

/// <summary>Reads which accounts administer the services that are about people and root users.</summary>
internal sealed class DelegatedServicesReader(IamRun run)
{
    private static readonly (string Principal, string Name)[] Services =
        [(RootFeatures.ServicePrincipal, "IAM"), (InstanceFinder.ServicePrincipal, "IAM Identity Center")];

    /// <summary>Reads the services that have trusted access to the organization, and their delegated
    /// administrators.</summary>
    /// <returns>The services. There is none without trusted access.</returns>
    public async Task<IReadOnlyList<DelegatedService>> ReadAsync()
    {
        var reader = new OrganizationReader(OrganizationsRun.Of(run.Session.Account, run.Stop));
        var trusted = await reader.TrustedServicesAsync().ConfigureAwait(false);
        var services = new List<DelegatedService>();
        foreach (var (principal, name) in Services.Where(service => trusted.Contains(service.Principal)))
        {
            var administrators = await reader.DelegatedAdministratorsAsync(principal).ConfigureAwait(false)
                ?? throw new FactUnavailableException(
                    "The check requires organizations:ListDelegatedAdministrators, which you are not authorized to "
                    + "perform.");
            services.Add(new DelegatedService(name, administrators));
        }

        return services;
    }
}
