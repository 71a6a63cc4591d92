using Amazon.Runtime;

namespace AdminIam.Engine.Aws.Calls;

/// <summary>Credentials whose renewal is canceled when no call waits for it any more.</summary>
internal interface ICancelableCredentials
{
    /// <summary>Returns the current credentials, and renews them first if necessary.</summary>
    /// <param name="stop">Ends the wait. The renewal continues while other calls wait for it.</param>
    Task<ImmutableCredentials> GetCredentialsAsync(CancellationToken stop);
}
