using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.Accounts;
using AdminIam.Engine.Iam.CredentialReports;
using AdminIam.Engine.Iam.Passwords;
using AdminIam.Engine.IdentityCenter;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;

namespace AdminIam.Engine.Safeguards.Facts;

/// <summary>Reads the facts that checks need, and nothing else. A fact whose action is not allowed is unavailable; the
/// others are read.</summary>
/// <param name="run">The run to read in.</param>
/// <param name="kinds">The facts to read.</param>
internal sealed class AccountFactsReader(IamRun run, FactKinds kinds)
{
    private const string NotRead = "The check does not state that it needs this fact.";
    private const string AssignmentActions = "sso:ListInstances, sso:ListPermissionSetsProvisionedToAccount, "
        + "sso:DescribePermissionSet, sso:ListAccountAssignments, identitystore:ListGroupMemberships and "
        + "identitystore:DescribeUser";

    private const string DelegationActions =
        "organizations:ListAWSServiceAccessForOrganization and organizations:ListDelegatedAdministrators";

    private const string RootMfaName = "root-account-mfa-device";

    /// <summary>Reads the facts.</summary>
    /// <param name="thresholds">The limits of the checks.</param>
    public async Task<AccountFacts> ReadAsync(SafeguardThresholds thresholds)
    {
        var summary = ReadAsync(FactKinds.Summary, "iam:GetAccountSummary", SummaryAsync);
        var policy = ReadAsync(
            FactKinds.PasswordPolicy, "iam:GetAccountPasswordPolicy", () => PasswordPolicyReader.ReadAsync(run));
        var credentials = ReadAsync(
            FactKinds.Credentials, "iam:GenerateCredentialReport and iam:GetCredentialReport", CredentialsAsync);
        var inventory = ReadAsync(
            FactKinds.Inventory, "iam:GetAccountAuthorizationDetails", () => AccountInventory.ReadAsync(run));
        var alias = ReadAsync(FactKinds.Alias, "iam:ListAccountAliases", () => AccountReader.AliasAsync(run));
        var certificates = ReadAsync(
            FactKinds.ServerCertificates, "iam:ListServerCertificates", ServerCertificatesAsync);
        var rootMfa = ReadAsync(FactKinds.RootMfaDevice, "iam:ListVirtualMFADevices", HasVirtualRootMfaAsync);
        var features = ReadAsync(
            FactKinds.OrganizationFeatures, "iam:ListOrganizationsFeatures", OrganizationFeaturesAsync);
        var delegated = ReadAsync(
            FactKinds.DelegatedServices, DelegationActions, async () =>
                (await features.ConfigureAwait(false)).Value is null
                    ? []
                    : await new DelegatedServicesReader(run).ReadAsync().ConfigureAwait(false));
        var center = ReadAsync(
            FactKinds.IdentityCenter, "sso:ListInstances", async () => await CenterAsync(
                (await inventory.ConfigureAwait(false)).Value).ConfigureAwait(false));
        var assigned = ReadAsync(
            FactKinds.Assignments, AssignmentActions, async () => await new AssignedAdministratorsReader(run)
                .ReadAsync((await inventory.ConfigureAwait(false)).Value).ConfigureAwait(false));
        var providers = ReadAsync(FactKinds.SamlProviders, "iam:ListSAMLProviders", SamlProvidersAsync);
        return new AccountFacts
        {
            Caller = run.Session.Identity,
            Partition = run.Session.Partition,
            Time = run.UtcNow,
            Thresholds = thresholds,
            Summary = await summary.ConfigureAwait(false),
            PasswordPolicy = await policy.ConfigureAwait(false),
            Credentials = await credentials.ConfigureAwait(false),
            Inventory = await inventory.ConfigureAwait(false),
            Alias = await alias.ConfigureAwait(false),
            ServerCertificates = await certificates.ConfigureAwait(false),
            HasVirtualRootMfa = await rootMfa.ConfigureAwait(false),
            OrganizationFeatures = await features.ConfigureAwait(false),
            DelegatedServices = await delegated.ConfigureAwait(false),
            SamlProviders = await providers.ConfigureAwait(false),
            IdentityCenter = await center.ConfigureAwait(false),
            AssignedAdministrators = await assigned.ConfigureAwait(false),
        };
    }

    private async Task<Fact<T>> ReadAsync<T>(FactKinds kind, string action, Func<Task<T>> read)
    {
        if ((kinds & kind) == 0)
            return Fact<T>.Unavailable(NotRead);
        try
        {
            return Fact<T>.Known(await read().ConfigureAwait(false));
        }
        catch (AmazonServiceException e) when (e.ErrorCode is "AccessDenied" or "AccessDeniedException")
        {
            return Fact<T>.Unavailable($"The check requires {action}, which you are not authorized to perform.");
        }
        catch (Exception e) when (MissingOperation.Is(e))
        {
            return Fact<T>.Unavailable($"The check requires {action}, which the endpoint does not support.");
        }
        catch (AdminException e) when (e.ErrorId == "CredentialReportTimeout")
        {
            return Fact<T>.Unavailable($"{e.Message} {e.Advice}");
        }
        catch (AdminException e) when (e.ErrorId is "IdentityCenterNotFound" or "NotIdentityCenterAdministrator")
        {
            return Fact<T>.Unavailable(e.Message);
        }
        catch (FactUnavailableException e)
        {
            // It depends on another fact.
            return Fact<T>.Unavailable(e.Message);
        }
    }

    private async Task<IReadOnlyDictionary<string, int>> SummaryAsync()
    {
        var answer = await run.Calls.RepeatableAsync(
            token => run.Client.GetAccountSummaryAsync(new GetAccountSummaryRequest(), token)).ConfigureAwait(false);
        return answer.SummaryMap ?? [];
    }

    // A request for a report that exists costs one call, and one for a report that does not exist costs fewer than to
    // look for it first.
    private async Task<CredentialFacts> CredentialsAsync()
    {
        try
        {
            return CredentialFacts.Of(await CredentialReportReader.ReadAsync(run).ConfigureAwait(false));
        }
        catch (AmazonServiceException e) when (e.ErrorCode == "AccessDenied")
        {
            return CredentialFacts.Of(await CredentialReportReader.ReadExistingAsync(run).ConfigureAwait(false));
        }
    }

    private async Task<IReadOnlyList<ServerCertificateFact>> ServerCertificatesAsync() => await IamPages.Read(
        run, new ListServerCertificatesRequest(), run.Client.ListServerCertificatesAsync,
        answer => (answer.ServerCertificateMetadataList ?? []).Select(certificate => new ServerCertificateFact(
            certificate.ServerCertificateName, certificate.Expiration?.ToUniversalTime())))
        .ToListAsync().ConfigureAwait(false);

    // The list contains the devices of all users, so it is read only up to that of the root user.
    private async Task<bool> HasVirtualRootMfaAsync()
    {
        var root = $":{run.Session.Identity.AccountId}:root";
        var devices = IamPages.Read(
            run, new ListVirtualMFADevicesRequest { AssignmentStatus = "Assigned" },
            run.Client.ListVirtualMFADevicesAsync, answer => answer.VirtualMFADevices);
        while (await devices.NextAsync().ConfigureAwait(false) is { } page)
        {
            if (page.Any(device => IsOfRoot(device, root)))
                return true;
        }

        return false;
    }

    // Only the first device of the root user has that name. The others have the names that a person entered.
    private static bool IsOfRoot(VirtualMFADevice device, string root) =>
        device.SerialNumber.EndsWith($":mfa/{RootMfaName}", StringComparison.Ordinal)
        || device.User?.Arn?.EndsWith(root, StringComparison.Ordinal) == true;

    private async Task<IReadOnlyList<string>?> OrganizationFeaturesAsync()
    {
        try
        {
            var answer = await run.Calls.OptionalAsync(
                token => run.Client.ListOrganizationsFeaturesAsync(new ListOrganizationsFeaturesRequest(), token))
                .ConfigureAwait(false);
            return answer.EnabledFeatures ?? [];
        }
        catch (AmazonServiceException e) when (e is OrganizationNotFoundException
            or AccountNotManagementOrDelegatedAdministratorException or OrganizationNotInAllFeaturesModeException)
        {
            return null;
        }
        catch (ServiceAccessNotEnabledException)
        {
            // The management account, before the features were first enabled.
            return [];
        }
    }

    // Roles of IAM Identity Center prove that there is an instance. Without them, a search would cost a call for each
    // region, so that the instance is only looked for in the region where the profile signs in to it.
    private async Task<IdentityCenterInstance?> CenterAsync(AccountInventory inventory)
    {
        var account = run.Session.Account;
        if (CenterRole.Of(run.Session.Partition, inventory.Roles).Count > 0)
            return null;
        if (account.SignInRegion is not { } region)
            return null;
        try
        {
            return (await IdentityCenterSession.FindAsync(account, region, run.Stop).ConfigureAwait(false)).Instance;
        }
        catch (AdminException e) when (e.ErrorId == "IdentityCenterNotFound")
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<string>> SamlProvidersAsync()
    {
        var answer = await run.Calls.RepeatableAsync(
            token => run.Client.ListSAMLProvidersAsync(new ListSAMLProvidersRequest(), token)).ConfigureAwait(false);
        return (answer.SAMLProviderList ?? []).Select(provider => provider.Arn).ToList();
    }
}
