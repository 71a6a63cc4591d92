using AdminIam.Engine.Iam;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Organizations.RootAccess;

/// <summary>Reads the centralized root access of the caller's organization.</summary>
public sealed class RootAccessReader(IamRun iam, OrganizationsRun organizations)
{
    private readonly OrganizationReader _organization = new(organizations);

    /// <summary>Reads which features are enabled, and who administers them.</summary>
    public async Task<RootAccessState> ReadAsync()
    {
        var state = await FeaturesAsync().ConfigureAwait(false);
        return state with
        {
            OrganizationId = state.OrganizationId ?? await _organization.FindIdAsync().ConfigureAwait(false),
            DelegatedAdministrators = await _organization
                .DelegatedAdministratorsAsync(RootFeatures.ServicePrincipal).ConfigureAwait(false),
        };
    }

    /// <summary>Reads which features are enabled, with one call.</summary>
    public async Task<RootAccessState> FeaturesAsync()
    {
        try
        {
            var answer = await iam.Calls.RepeatableAsync(
                token => iam.Client.ListOrganizationsFeaturesAsync(new ListOrganizationsFeaturesRequest(), token))
                .ConfigureAwait(false);
            return new RootAccessState
            {
                OrganizationId = answer.OrganizationId,
                Features = answer.EnabledFeatures ?? [],
                HasTrustedAccess = true,
            };
        }
        catch (ServiceAccessNotEnabledException)
        {
            return new RootAccessState { Features = [], HasTrustedAccess = false };
        }
    }
}
