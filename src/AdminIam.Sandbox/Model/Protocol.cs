namespace AdminIam.Sandbox.Model;

/// <summary>
/// How the answers of a service are written, and how its protocol names operations and the common errors.
/// </summary>
internal abstract class Protocol
{
    public abstract string ContentType { get; }

    public abstract CommonErrors Errors { get; }

    /// <summary>The operation's name as requests of this protocol write it.</summary>
    public abstract string NameOf(ServiceOperation operation);

    public abstract string Write(ServiceOperation operation, Output output, string requestId);

    /// <summary>Writes an error; the service is null where the request named none that exists.</summary>
    public abstract string WriteError(ServiceModel? service, AwsException error, string requestId);
}
