using AdminIam.Engine.Common.Errors;
using Amazon.Runtime;

namespace AdminIam.Engine.Aws.Sessions;

/// <summary>Credentials of the role of the EC2 instance this runs on, from its metadata service.</summary>
internal sealed class InstanceCredentials : AWSCredentials
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private InstanceProfileAWSCredentials? _found;

    /// <summary>The metadata service's address.</summary>
    public static Uri Address =>
        ServiceEndpoints.FromEnvironment("AWS_EC2_METADATA_SERVICE_ENDPOINT")
        ?? new Uri("ipv6".Equals(EnvironmentVariables.Find("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE"), StringComparison.OrdinalIgnoreCase)
            ? "http://[fd00:ec2::254]"
            : "http://169.254.169.254");

    /// <summary>Whether the metadata service answers within a second. Elsewhere than on EC2 nobody does, and the SDK waits long.</summary>
    /// <param name="stop">Ends it.</param>
    public static async Task<bool> AnswersAsync(CancellationToken stop)
    {
        if (EnvironmentVariables.IsTrue("AWS_EC2_METADATA_DISABLED"))
            return false;
        using var handler = new HttpClientHandler { UseProxy = false };
        using var client = new HttpClient(handler) { Timeout = Patience };
        try
        {
            // Whatever the answer is: without a token it may be 401.
            using var answer = await client.GetAsync(new Uri(Address, "/latest/meta-data/"), stop).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !stop.IsCancellationRequested))
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
            throw Unavailable($"The EC2 metadata service at {Address} does not answer.", null);
        try
        {
            _found ??= new InstanceProfileAWSCredentials();
            return await _found.GetCredentialsAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is AmazonClientException or InvalidOperationException or HttpRequestException)
        {
            throw Unavailable($"The EC2 metadata service at {Address} gives no credentials: {e.Message}", e);
        }
    }

    private static AdminException Unavailable(string message, Exception? inner) => new(
        "MetadataServiceUnavailable", ErrorKind.Authentication, null, message,
        "It answers only on an EC2 instance that has a role, and not with AWS_EC2_METADATA_DISABLED. Elsewhere, use Connect-AdminAccount "
        + "with -ProfileName or -AccessKey.",
        inner);
}
