using AdminIam.Engine.Common.Errors;
using Amazon.Runtime;

namespace AdminIam.Engine.Aws.Sessions;

/// <summary>Credentials of the role of the current EC2 instance, from its metadata service.</summary>
internal sealed class InstanceCredentials : AWSCredentials
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private InstanceProfileAWSCredentials? _found;

    /// <summary>The address of the metadata service.</summary>
    public static Uri Address =>
        ServiceEndpoints.FromEnvironment("AWS_EC2_METADATA_SERVICE_ENDPOINT")
        ?? new Uri(
            "ipv6".Equals(
                EnvironmentVariables.Find("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE"), StringComparison.OrdinalIgnoreCase)
            ? "http://[fd00:ec2::254]"
            : "http://169.254.169.254");

    /// <summary>Returns whether the metadata service responds within a second. Outside of EC2 it does not respond, and
    /// the SDK would wait for a long time.</summary>
    public static async Task<bool> AnswersAsync(CancellationToken stop)
    {
        if (EnvironmentVariables.IsTrue("AWS_EC2_METADATA_DISABLED"))
            return false;
        using var handler = new HttpClientHandler { UseProxy = false };
        using var client = new HttpClient(handler) { Timeout = Patience };
        try
        {
            // Any response is sufficient: without a token, it may be 401.
            using var answer = await client.GetAsync(
                new Uri(Address, "/latest/meta-data/"), stop).ConfigureAwait(false);
            return true;
        }
        catch (Exception e)
            when (e is HttpRequestException || (e is OperationCanceledException && !stop.IsCancellationRequested))
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public override ImmutableCredentials GetCredentials() => GetCredentialsAsync().GetAwaiter().GetResult();

    /// <inheritdoc/>
    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        if (_found is null && !await AnswersAsync(CancellationToken.None).ConfigureAwait(false))
            throw Unavailable($"The EC2 metadata service at {Address} does not respond.", null);
        try
        {
            _found ??= new InstanceProfileAWSCredentials();
            return await _found.GetCredentialsAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is AmazonClientException or InvalidOperationException or HttpRequestException)
        {
            throw Unavailable($"The EC2 metadata service at {Address} returned no credentials: {e.Message}", e);
        }
    }

    private static AdminException Unavailable(string message, Exception? inner) => new(
        "MetadataServiceUnavailable", ErrorKind.Authentication, null, message,
        "It is available only on an EC2 instance with a role, and not with AWS_EC2_METADATA_DISABLED. Otherwise, use "
        + "Connect-AdminAccount with -ProfileName or -AccessKey.",
        inner);
}
