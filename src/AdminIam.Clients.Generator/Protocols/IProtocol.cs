namespace AdminIam.Clients.Generator.Protocols;

/// <summary>How requests and answers of a service look on the wire.</summary>
internal interface IProtocol
{
    /// <summary>Emits for each request a class <c>…RequestMarshaller</c> with a field <c>Instance</c>.</summary>
    string EmitMarshallers();

    /// <summary>Emits for each response a class <c>…ResponseUnmarshaller</c> with a field <c>Instance</c>.</summary>
    string EmitUnmarshallers();
}
