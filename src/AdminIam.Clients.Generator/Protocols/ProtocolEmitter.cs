using AdminIam.Clients.Generator.Emit;
using AdminIam.Clients.Generator.Model;
using AdminIam.Clients.Generator.Naming;

namespace AdminIam.Clients.Generator.Protocols;

/// <summary>The common part of all protocols: the names of methods, and the operations that require one.</summary>
internal static class ProtocolEmitter
{
    /// <summary>The method that writes a request, or null if there is nothing to write.</summary>
    public static string WriterOf(Operation operation) =>
        operation.Input is { Members.Count: > 0 }
            ? $"Marshallers.Write{ServiceContext.RequestName(operation)}"
            : "null";

    /// <summary>The method that reads a response, or null if there is nothing to read.</summary>
    public static string ReaderOf(Operation operation) =>
        operation.Output is { Members.Count: > 0 }
            ? $"Unmarshallers.Read{ServiceContext.ResponseName(operation)}"
            : "null";

    /// <summary>Emits the client's method <c>CallAsync</c>.</summary>
    /// <param name="parameters">The declarations of the parameters that differ by protocol.</param>
    /// <param name="marshaller">The expression that creates the marshaller of a request.</param>
    /// <param name="unmarshaller">The expression that creates the unmarshaller of a response.</param>
    public static void EmitCallMethod(CodeWriter writer, string[] parameters, string marshaller, string unmarshaller)
    {
        writer.Line();
        writer.Line("private Task<TResponse> CallAsync<TRequest, TResponse>(");
        foreach (var parameter in parameters)
            writer.Continued(parameter + ",");
        writer.Lines($$"""
                TRequest request,
                CancellationToken cancellationToken)
                where TRequest : AmazonWebServiceRequest
                where TResponse : AmazonWebServiceResponse, new()
            {
                var options = new InvokeOptions();
                options.RequestMarshaller = {{marshaller}};
                options.ResponseUnmarshaller = {{unmarshaller}};
                return InvokeAsync<TResponse>(request, options, cancellationToken);
            }
            """);
    }
}
