using AdminIam.Clients.Generator.Emit;
using AdminIam.Clients.Generator.Model;
using AdminIam.Clients.Generator.Naming;

namespace AdminIam.Clients.Generator.Protocols;

/// <summary>
/// Emits the method that creates the exception of an error code. There is one for each service, because services return
/// errors that the model does not declare for the operation.
/// </summary>
internal static class ErrorsEmitter
{
    /// <param name="bodyParameter">The declaration of a second parameter, from which members are read.</param>
    /// <param name="initializer">Returns the object initializer that reads the members of an exception.</param>
    public static void Emit(
        ServiceContext service, CodeWriter writer, string bodyParameter, Func<Shape, string> initializer)
    {
        CheckCodes(service);
        writer.Line();
        using (writer.Block(
            $"public static AmazonServiceException CreateException(ErrorResponse error{bodyParameter})"))
        using (writer.Block("switch (error.Code)"))
        {
            foreach (var shape in service.Exceptions)
            {
                writer.Line($"case {Literal.Text(shape.ErrorCode!)}:");
                Return(service.ClassName(shape), initializer(shape));
            }

            writer.Line("default:");
            Return(service.Names.Exception, "");
        }

        void Return(string exception, string members) => writer.Lines($$"""
                return new {{exception}}(
                    error.Message,
                    error.InnerException,
                    error.Type,
                    error.Code,
                    error.RequestId,
                    error.StatusCode){{members}};
            """);
    }

    private static void CheckCodes(ServiceContext service)
    {
        if (service.Exceptions.GroupBy(e => e.ErrorCode, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)
            is { } same)
        {
            throw new ModelException($"more than one exception has the error code '{same.Key}'");
        }
    }
}
