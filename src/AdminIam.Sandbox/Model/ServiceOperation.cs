namespace AdminIam.Sandbox.Model;

/// <summary>An operation of a service, as its model declares it.</summary>
internal sealed class ServiceOperation(
    ServiceModel service, string name, Shape? input, Shape? output, HashSet<string> errors, bool isSigned)
{
    public ServiceModel Service { get; } = service;

    public string Name { get; } = name;

    public Shape? Input { get; } = input;

    public Shape? Output { get; } = output;

    /// <summary>Whether requests are signed. Those that identify the caller in another way have no signature.</summary>
    public bool IsSigned { get; } = isSigned;

    /// <summary>The codes of the errors that the operation may answer with.</summary>
    public HashSet<string> Errors { get; } = errors;
}
