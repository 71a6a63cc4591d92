using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.AccessKeys;
using AdminIam.Engine.Organizations.Accounts;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Organizations.RootAccess;

/// <summary>Reads the credentials of root users.</summary>
public sealed class RootCredentialReader(RootSessionOpener opener)
{
    /// <summary>Reads the credentials of the root user of a member account, in a session that can change
    /// nothing. What a service control policy does not allow to read is not known.</summary>
    /// <param name="account">The account.</param>
    public Task<RootCredentials> ReadAsync(OrganizationAccount account) =>
        opener.RunAsync(account, RootTask.Audit, run => ReadAsync(run, isComplete: false));

    /// <summary>Reads what the summary of the caller's own account states, without IDs.</summary>
    /// <param name="run">A run in the account.</param>
    public static async Task<RootCredentials> ReadSummaryAsync(IamRun run)
    {
        var answer = await run.Calls.RepeatableAsync(
            token => run.Client.GetAccountSummaryAsync(new GetAccountSummaryRequest(), token)).ConfigureAwait(false);
        var summary = answer.SummaryMap ?? [];
        return new RootCredentials
        {
            HasPassword = IsPresent("AccountPasswordPresent"),
            HasAccessKey = IsPresent("AccountAccessKeysPresent"),
            HasCertificate = IsPresent("AccountSigningCertificatesPresent"),
            HasMfaDevice = IsPresent("AccountMFAEnabled"),
        };

        bool? IsPresent(string count) => summary.TryGetValue(count, out var value) ? value > 0 : null;
    }

    /// <summary>Reads the credentials of the root user that a session belongs to.</summary>
    /// <param name="run">A run in the session.</param>
    /// <param name="isComplete">Whether everything must be read. Otherwise, something must be.</param>
    internal static async Task<RootCredentials> ReadAsync(IamRun run, bool isComplete)
    {
        var denied = new ConcurrentQueue<Exception>();
        var password = TryAsync<bool?>(async () => await HasPasswordAsync(run).ConfigureAwait(false), denied);
        var keys = TryAsync<IReadOnlyList<string>?>(() => KeysAsync(run), denied);
        var certificates = TryAsync<IReadOnlyList<string>?>(() => CertificatesAsync(run), denied);
        var devices = TryAsync<IReadOnlyList<string>?>(() => DevicesAsync(run), denied);
        Task[] all = [password, keys, certificates, devices];
        await Task.WhenAll(all).ConfigureAwait(false);
        if (denied.TryPeek(out var first) && (isComplete || denied.Count == all.Length))
            ExceptionDispatchInfo.Capture(first).Throw();
        return RootCredentials.Of(
            await password.ConfigureAwait(false), await keys.ConfigureAwait(false),
            await certificates.ConfigureAwait(false), await devices.ConfigureAwait(false));
    }

    /// <summary>Reads whether the root user that a session belongs to has a password, or can set one by
    /// e-mail.</summary>
    /// <param name="run">A run in the session.</param>
    internal static async Task<bool> HasPasswordAsync(IamRun run)
    {
        try
        {
            await run.Calls.RepeatableAsync(
                token => run.Client.GetLoginProfileAsync(new GetLoginProfileRequest(), token)).ConfigureAwait(false);
            return true;
        }
        catch (NoSuchEntityException)
        {
            return false;
        }
    }

    private static async Task<T> TryAsync<T>(Func<Task<T>> read, ConcurrentQueue<Exception> denied)
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (Exception e) when (AwsErrors.IsDenied(e))
        {
            denied.Enqueue(e);
            return default!;
        }
    }

    private static async Task<IReadOnlyList<string>?> KeysAsync(IamRun run) =>
        await AccessKeyCalls.List(run, null).Select(key => key.AccessKeyId).ToListAsync().ConfigureAwait(false);

    private static async Task<IReadOnlyList<string>?> CertificatesAsync(IamRun run) => await IamPages.Read(
        run, new ListSigningCertificatesRequest(), run.Client.ListSigningCertificatesAsync,
        answer => answer.Certificates).Select(one => one.CertificateId).ToListAsync().ConfigureAwait(false);

    private static async Task<IReadOnlyList<string>?> DevicesAsync(IamRun run) => await IamPages.Read(
        run, new ListMFADevicesRequest(), run.Client.ListMFADevicesAsync, answer => answer.MFADevices)
        .Select(one => one.SerialNumber).ToListAsync().ConfigureAwait(false);
}
