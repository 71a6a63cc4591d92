using AdminIam.Clients.Generator.Model;
using AdminIam.Clients.Generator.Naming;

namespace AdminIam.Clients.Generator.Emit;

/// <summary>Emits the exceptions: one for the service, and one for each error of the model.</summary>
internal sealed class ExceptionEmitter(ServiceContext service, ShapeEmitter shapes)
{
    private static readonly string[] Usings =
        ["System", "System.Collections.Generic", "System.Net", "Amazon", "Amazon.Runtime", "Amazon.Runtime.Internal"];

    public string EmitBase()
    {
        var writer = new CodeWriter(service.Names.Namespace, Usings);
        const string summary = "The base class of the service's errors.";
        Emit(writer, service.Names.Exception, "AmazonServiceException", summary, null);
        return writer.ToString();
    }

    public string EmitModelled()
    {
        var writer = new CodeWriter(service.ModelNamespace, Usings);
        foreach (var shape in service.Exceptions)
        {
            var summary = $"The service returned the error {shape.ErrorCode}.";
            Emit(writer, service.ClassName(shape), service.Names.Exception, summary, shape);
        }

        return writer.ToString();
    }

    private void Emit(CodeWriter writer, string name, string baseClass, string summary, Shape? shape)
    {
        writer.Line().Summary(summary);
        using (writer.Block($"public partial class {name} : {baseClass}"))
        {
            EmitConstructors(writer, name);
            if (shape?.RetryableAsThrottling is { } throttling)
            {
                writer.Lines($$"""

                    /// <inheritdoc/>
                    public override RetryableDetails Retryable { get; } =
                        new RetryableDetails({{Literal.Flag(throttling)}});
                    """);
            }

            foreach (var member in shape is null ? [] : ServiceContext.OwnMembers(shape))
                shapes.EmitProperty(writer, member);
        }
    }

    private static void EmitConstructors(CodeWriter writer, string name) => writer.Lines($$"""
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
        """);
}
