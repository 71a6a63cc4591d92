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
            if (shape.Members.FirstOrDefault(m => !IsMessage(m)) is { } member)
                throw new ModelException($"exception {shape.Name} has the member '{member.Name}', which is no message");
            var summary = $"The service answered with the error {shape.ErrorCode}.";
            EmitClass(writer, service.ClassName(shape), service.Names.Exception, summary);
        }

        return writer.ToString();
    }

    private static bool IsMessage(Member member) => member.Name.Equals("message", StringComparison.OrdinalIgnoreCase);

    private static void EmitClass(CodeWriter writer, string name, string baseClass, string summary) =>
        writer.Lines($$"""

        /// <summary>{{summary}}</summary>
        public partial class {{name}} : {{baseClass}}
        {
            /// <summary>Creates the exception.</summary>
            public {{name}}() { }

            /// <summary>Creates the exception.</summary>
            public {{name}}(string message) : base(message) { }

            /// <summary>Creates the exception.</summary>
            public {{name}}(string message, Exception innerException) : base(message, innerException) { }

            /// <summary>Creates the exception.</summary>
            public {{name}}(Exception innerException) : base(innerException) { }

            /// <summary>Creates the exception.</summary>
            public {{name}}(
                string message,
                Exception innerException,
                ErrorType errorType,
                string errorCode,
                string requestId,
                HttpStatusCode statusCode)
                : base(message, innerException, errorType, errorCode, requestId, statusCode) { }

            /// <summary>Creates the exception.</summary>
            public {{name}}(
                string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
                : base(message, errorType, errorCode, requestId, statusCode) { }
        }
        """);
}
