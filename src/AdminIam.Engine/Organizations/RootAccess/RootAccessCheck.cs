using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam;

namespace AdminIam.Engine.Organizations.RootAccess;

/// <summary>Checks that root credentials can be managed centrally, before AWS refuses a session for each account
/// without a reason.</summary>
public sealed class RootAccessCheck(IamRun iam, OrganizationsRun organizations)
{
    /// <summary>Checks that the feature is enabled, unless the caller may not read it.</summary>
    /// <returns>The ID of the management account.</returns>
    /// <exception cref="AdminException"><c>RootAccessNotEnabled</c>, <c>NotRootAccessAdministrator</c>,
    /// <c>NoOrganization</c> or <c>AllFeaturesRequired</c>.</exception>
    public async Task<string> ManagementAccountIdAsync()
    {
        await CheckFeatureAsync().ConfigureAwait(false);
        return await new OrganizationReader(organizations).ManagementAccountIdAsync().ConfigureAwait(false);
    }

    private async Task CheckFeatureAsync()
    {
        try
        {
            var state = await new RootAccessReader(iam, organizations).FeaturesAsync().ConfigureAwait(false);
            if (state.IsEnabled(RootFeatures.CredentialsManagement))
                return;
        }
        catch (Exception e) when (AwsErrors.IsDenied(e))
        {
            return;
        }

        throw new AdminException(
            "RootAccessNotEnabled", ErrorKind.InvalidOperation, null,
            "The organization does not manage the root credentials of member accounts centrally.",
            "Run Enable-AdminRootAccess in the management account first.");
    }
}
