using AdminIam.Engine.Iam;
using Amazon.IdentityManagement.Model;
using Amazon.Organizations.Model;

namespace AdminIam.Engine.Organizations.RootAccess;

/// <summary>Enables and disables the features of centralized root access.</summary>
public sealed class RootAccessEditor(IamRun iam, OrganizationsRun organizations)
{
    /// <summary>Applies a change. Each call is idempotent, so that an interrupted change can be applied
    /// again.</summary>
    /// <param name="plan">The change.</param>
    /// <returns>The new state.</returns>
    public async Task<RootAccessState> ApplyAsync(RootAccessPlan plan)
    {
        if (plan.EnablesTrustedAccess)
        {
            var request = new EnableAWSServiceAccessRequest { ServicePrincipal = RootFeatures.ServicePrincipal };
            await organizations.Calls.RepeatableAsync(
                token => organizations.Client.EnableAWSServiceAccessAsync(request, token)).ConfigureAwait(false);
        }

        foreach (var feature in RootFeatures.All)
        {
            var isEnabled = plan.Target.IsEnabled(feature);
            if (isEnabled != plan.Current.IsEnabled(feature))
                await SetAsync(feature, isEnabled, plan.EnablesTrustedAccess).ConfigureAwait(false);
        }

        return plan.Target;
    }

    // IAM may not know for some seconds that it has trusted access.
    private Task SetAsync(string feature, bool isEnabled, bool isTrustNew) => (feature, isEnabled) switch
    {
        (RootFeatures.CredentialsManagement, true) => iam.Calls.RepeatableAsync(
            token => iam.Client.EnableOrganizationsRootCredentialsManagementAsync(
                new EnableOrganizationsRootCredentialsManagementRequest(), token),
            isTrustNew),
        (RootFeatures.CredentialsManagement, false) => iam.Calls.RepeatableAsync(
            token => iam.Client.DisableOrganizationsRootCredentialsManagementAsync(
                new DisableOrganizationsRootCredentialsManagementRequest(), token)),
        (_, true) => iam.Calls.RepeatableAsync(
            token => iam.Client.EnableOrganizationsRootSessionsAsync(
                new EnableOrganizationsRootSessionsRequest(), token),
            isTrustNew),
        (_, false) => iam.Calls.RepeatableAsync(
            token => iam.Client.DisableOrganizationsRootSessionsAsync(
                new DisableOrganizationsRootSessionsRequest(), token)),
    };
}
