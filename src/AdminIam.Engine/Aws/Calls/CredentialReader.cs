using AdminIam.Engine.Common;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace AdminIam.Engine.Aws.Calls;

/// <summary>Reads the credentials of a request once, and can be canceled while it waits for them.</summary>
/// <remarks>The SDK reads them for endpoint discovery, for the session token and for the key. If they were renewed in
/// between, AWS would reject the request, because its token and its key belong to different sessions.</remarks>
internal sealed class CredentialReader : PipelineHandler
{
    /// <inheritdoc/>
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var request = executionContext.RequestContext;
        if (request.Identity is AWSCredentials credentials and not AnonymousAWSCredentials)
            request.Identity = await ReadAsync(credentials, request.CancellationToken).ConfigureAwait(false);
        return await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
    }

    private static async Task<AWSCredentials> ReadAsync(AWSCredentials credentials, CancellationToken stop)
    {
        // Some sources block the thread.
        var reading = credentials is ICancelableCredentials cancelable
            ? cancelable.GetCredentialsAsync(stop)
            : Waits.UntilCanceledAsync(Task.Run(credentials.GetCredentialsAsync, CancellationToken.None), stop);
        var read = await reading.ConfigureAwait(false);
        return read.UseToken
            ? new SessionAWSCredentials(read.AccessKey, read.SecretKey, read.Token)
            : new BasicAWSCredentials(read.AccessKey, read.SecretKey);
    }
}
