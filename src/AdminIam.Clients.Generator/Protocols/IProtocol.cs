using AdminIam.Clients.Generator.Emit;
using AdminIam.Clients.Generator.Model;

namespace AdminIam.Clients.Generator.Protocols;

/// <summary>The form of a service's requests and responses on the wire.</summary>
internal interface IProtocol
{
    /// <summary>Emits the class <c>Marshallers</c> with a method for each request and structure.</summary>
    string EmitMarshallers();

    /// <summary>Emits the class <c>Unmarshallers</c> with a method for each response and structure.</summary>
    string EmitUnmarshallers();

    /// <summary>Emits the client's method <c>CallAsync</c>, which sends a request and reads the response.</summary>
    void EmitCallMethod(CodeWriter writer);

    /// <summary>The arguments of <c>CallAsync</c> for an operation, without request and cancellation token.</summary>
    IEnumerable<string> CallArguments(Operation operation);
}
