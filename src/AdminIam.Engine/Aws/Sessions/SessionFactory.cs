using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Common.Errors;
using Amazon.Runtime;
using Amazon.SecurityToken.Model;

namespace AdminIam.Engine.Aws.Sessions;

/// <summary>Opens sessions: finds credentials, assumes a role or verifies MFA, and verifies the credentials with
/// GetCallerIdentity.</summary>
public static class SessionFactory
{
    /// <summary>Opens a session.</summary>
    /// <param name="options">The credentials, region and endpoint.</param>
    /// <param name="warn">Receives warnings, on the calling thread and before anything is sent.</param>
    public static async Task<AwsSession> ConnectAsync(
        SessionOptions options, StopSignal stop, Action<string>? warn = null)
    {
        var settings = ConnectionSettings.Of(options);
        foreach (var url in settings.Replaced.Where(url => url.Scheme == Uri.UriSchemeHttp && !url.IsLoopback))
        {
            warn?.Invoke(
                $"{url} is not encrypted: passwords and "
                    + "access keys are sent in clear text. Use https for other computers.");
        }

        try
        {
            var credentials = await CredentialChain.ResolveAsync(settings, stop.Soft).ConfigureAwait(false);
            credentials = await AssumeAsync(settings, credentials, stop).ConfigureAwait(false);

            using var sts = settings.Sts.Create(credentials);
            var caller = await sts.GetCallerIdentityAsync(
                new GetCallerIdentityRequest(), stop.Soft).ConfigureAwait(false);
            var identity = new CallerIdentity(
                settings.Sts.Required(caller.Account, caller), settings.Sts.Required(caller.Arn, caller),
                settings.Sts.Required(caller.UserId, caller));
            var partition = Partition.OfArn(identity.Arn);
            var signer = await credentials.GetCredentialsAsync().ConfigureAwait(false);
            return new AwsSession(credentials, signer.AccessKey, identity, partition, settings);
        }
        catch (Exception e) when (CredentialChain.FailureOf(e, settings) is { } failure)
        {
            throw failure;
        }
        catch (Exception e) when (e is not OperationCanceledException || !stop.Soft.IsCancellationRequested)
        {
            throw WithDoubt(AwsErrors.Translate(e, TargetOf(options)), settings);
        }
    }

    private static string? TargetOf(SessionOptions options) =>
        options.WebIdentityToken is null ? options.ProfileName ?? options.AccessKey : options.RoleArn;

    // A misspelled region that could be a new one has an endpoint that does not exist.
    private static AdminException WithDoubt(AdminException failure, ConnectionSettings settings) =>
        failure.ErrorId == "EndpointUnreachable"
            && settings.Endpoints.Of(StsService.Description) is null
            && Regions.Warning(settings.Region) is { } warning
            ? new AdminException(
                failure.ErrorId, failure.Kind, failure.Target, failure.Message, $"{warning} {failure.Advice}",
                failure.InnerException)
            : failure;

    private static async Task<AWSCredentials> AssumeAsync(
        ConnectionSettings settings, AWSCredentials credentials, StopSignal stop)
    {
        var options = settings.Options;
        var device = settings.Profile?["mfa_serial"];
        if (options.WebIdentityToken is not null)
            return credentials;
        if (RoleRequest.Of(options) is { } role)
        {
            var needsCode = settings.Mfa.IsLeft || (options.MfaSerial is not null && options.MfaCode is null);
            return new AssumedRoleCredentials(
                needsCode ? role with { Mfa = settings.Mfa.Take(device, role.Arn) } : role, credentials, settings.Sts);
        }

        if (!settings.Mfa.IsLeft)
            return credentials;
        var (serial, code) = settings.Mfa.Take(
            device, options.ProfileName ?? options.AccessKey ?? settings.ProfileName);
        using var sts = settings.Sts.Create(credentials);
        var request = new GetSessionTokenRequest
        {
            SerialNumber = serial,
            TokenCode = code,
            DurationSeconds = options.DurationSeconds,
        };
        var answer = await sts.GetSessionTokenAsync(request, stop.Soft).ConfigureAwait(false);
        return settings.Sts.Required(answer.Credentials, answer);
    }
}
