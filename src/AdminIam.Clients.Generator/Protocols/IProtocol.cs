namespace AdminIam.Clients.Generator.Protocols;

/// <summary>How requests and answers of a service look on the wire.</summary>
internal interface IProtocol
{
    /// <summary>Emits a class named after each request, with the suffix <c>Marshaller</c> and a field <c>Instance</c>.</summary>
    string EmitMarshallers();

    /// <summary>Emits a class named after each response, with the suffix <c>Unmarshaller</c> and a field <c>Instance</c>.</summary>
    string EmitUnmarshallers();
}
