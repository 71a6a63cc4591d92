using AdminIam.Clients.Generator.Model;
using AdminIam.Clients.Generator.Naming;

namespace AdminIam.Clients.Generator.Emit;

/// <summary>Emits the exceptions: one for the service, and one for each error that the model names.</summary>
internal sealed class ExceptionEmitter(ServiceContext service)
{
    private static readonly string[] Usings = ["System", "System.Net", "Amazon.Runtime"];

    public string EmitBase()
    {
        var writer = new CodeWriter(service.Names.Namespace, Usings);
        EmitClass(writer, service.Names.Exception, "AmazonServiceException", "The base class of the service's errors.");
        return writer.ToString();
    }

    public string EmitModelled()
    {
        var writer = new CodeWriter(service.ModelNamespace, Usings);
        foreach (var shape in service.Exceptions)
        {
            if (shape.Members.FirstOrDefault(m => !m.Name.Equals("message", StringComparison.OrdinalIgnoreCase)) is { } member)
                throw new ModelException($"exception {shape.Name} has the member '{member.Name}'; only a message is known");
            EmitClass(
                writer, service.ClassName(shape), service.Names.Exception, $"The service answered with the error {shape.ErrorCode}.");
        }

        return writer.ToString();
    }

    private static void EmitClass(CodeWriter writer, string name, string baseClass, string summary)
    {
        writer.Line().Summary(summary);
        using (writer.Block($"public partial class {name} : {baseClass}"))
        {
            EmitConstructor(writer, name, "", "");
            EmitConstructor(writer, name, "string message", "message");
            EmitConstructor(writer, name, "string message, Exception innerException", "message, innerException");
            EmitConstructor(writer, name, "Exception innerException", "innerException");
            EmitConstructor(
                writer,
                name,
                "string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode",
                "message, innerException, errorType, errorCode, requestId, statusCode");
            EmitConstructor(
                writer,
                name,
                "string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode",
                "message, errorType, errorCode, requestId, statusCode");
        }
    }

    private static void EmitConstructor(CodeWriter writer, string name, string parameters, string arguments)
    {
        writer.Summary("Creates the exception.");
        writer.Line($"public {name}({parameters}) : base({arguments}) {{ }}");
    }
}
