namespace AdminIam.Input;

/// <summary>The service in which the objects of an output type exist. Commands of the other service do not accept
/// them. Objects of a type without this attribute are accepted by all commands.</summary>
/// <param name="service">The service.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ServiceAttribute(ObjectService service) : Attribute
{
    /// <summary>The service.</summary>
    public ObjectService Service { get; } = service;

    /// <summary>Whether the commands of the other service accept the objects nevertheless, because they refer to them:
    /// a permission set can have the policies of accounts.</summary>
    public bool IsReferable { get; set; }
}
