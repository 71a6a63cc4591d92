using AdminIam.Clients.Generator.Model;
using AdminIam.Clients.Generator.Naming;

namespace AdminIam.Clients.Generator.Emit;

/// <summary>Emits the paginators, which follow an operation's pages.</summary>
internal sealed class PaginatorEmitter(ServiceContext service)
{
    private IEnumerable<Operation> Paginated => service.Model.Operations.Where(o => o.Pagination is not null);

    public string? Emit()
    {
        if (!Paginated.Any())
            return null;
        var writer = new CodeWriter(
            service.ModelNamespace,
            "System",
            "System.Collections.Generic",
            "System.Runtime.CompilerServices",
            "System.Threading",
            "Amazon.Runtime",
            "Amazon.Runtime.Internal");
        EmitFactoryInterface(writer);
        EmitFactory(writer);
        foreach (var operation in Paginated)
        {
            EmitInterface(writer, operation);
            EmitPaginator(writer, operation, operation.Pagination!);
        }

        return writer.ToString();
    }

    private static string Attribute(Pagination pages)
    {
        static string Names(string name) => $"new[] {{ {Literal.Text(name)} }}";
        List<string> arguments = [$"InputToken = {Names(pages.InputToken)}"];
        if (pages.LimitKey is not null)
            arguments.Add($"LimitKey = {Literal.Text(pages.LimitKey)}");
        arguments.Add($"OutputToken = {Names(pages.OutputToken)}");
        return $"[AWSPaginator({string.Join(", ", arguments)})]";
    }

    private void EmitFactoryInterface(CodeWriter writer)
    {
        writer.Line().Summary("Makes paginators.");
        using (writer.Block($"public interface I{service.Names.PaginatorFactory}"))
        {
            foreach (var operation in Paginated)
            {
                writer.Summary($"Pages through {operation.Name}. A paginator can be read once.");
                writer.Line(Attribute(operation.Pagination!));
                writer.Line($"I{operation.Name}Paginator {operation.Name}({ServiceContext.RequestName(operation)} request);");
            }
        }
    }

    private void EmitFactory(CodeWriter writer)
    {
        writer.Line().Summary("Makes paginators.");
        using (writer.Block($"public class {service.Names.PaginatorFactory} : I{service.Names.PaginatorFactory}"))
        {
            writer.Line($"private readonly {service.Names.Interface} client;").Line();
            using (writer.Block($"internal {service.Names.PaginatorFactory}({service.Names.Interface} client)"))
                writer.Line("this.client = client;");
            foreach (var operation in Paginated)
            {
                writer.Line().Line("/// <inheritdoc/>");
                writer.Line(
                    $"public I{operation.Name}Paginator {operation.Name}({ServiceContext.RequestName(operation)} request) => new {operation.Name}Paginator(client, request);");
            }
        }
    }

    private void EmitInterface(CodeWriter writer, Operation operation)
    {
        writer.Line().Summary($"Pages through {operation.Name}.");
        using (writer.Block($"public interface I{operation.Name}Paginator"))
        {
            writer.Summary("The answers, one for each page.");
            writer.Line($"IPaginatedEnumerable<{ServiceContext.ResponseName(operation)}> Responses {{ get; }}");
            foreach (var (key, element) in ResultKeys(operation))
            {
                writer.Line().Summary($"The {key} of all pages.");
                writer.Line($"IPaginatedEnumerable<{element}> {key} {{ get; }}");
            }
        }
    }

    private void EmitPaginator(CodeWriter writer, Operation operation, Pagination pages)
    {
        var request = ServiceContext.RequestName(operation);
        var response = ServiceContext.ResponseName(operation);
        writer.Line();
        using (writer.Block($"internal sealed class {operation.Name}Paginator : IPaginator<{response}>, I{operation.Name}Paginator"))
        {
            writer.Line($"private readonly {service.Names.Interface} _client;");
            writer.Line($"private readonly {request} _request;");
            writer.Line("private int _isPaginatorInUse;").Line();
            using (writer.Block($"internal {operation.Name}Paginator({service.Names.Interface} client, {request} request)"))
                writer.Line("_client = client;").Line("_request = request;");
            writer.Line().Line($"public IPaginatedEnumerable<{response}> Responses => new PaginatedResponse<{response}>(this);");
            foreach (var (key, element) in ResultKeys(operation))
            {
                writer.Line().Line($"public IPaginatedEnumerable<{element}> {key} =>");
                writer.Continued($"new PaginatedResultKeyResponse<{response}, {element}>(this, page => page.{key} ?? new List<{element}>());");
            }

            writer.Line();
            using (writer.Block(
                $"async IAsyncEnumerable<{response}> IPaginator<{response}>.PaginateAsync([EnumeratorCancellation] CancellationToken cancellationToken)"))
            {
                EmitLoop(writer, operation, pages);
            }
        }
    }

    private static void EmitLoop(CodeWriter writer, Operation operation, Pagination pages)
    {
        var input = Identifiers.Capitalize(pages.InputToken);
        var output = Identifiers.Capitalize(pages.OutputToken);
        using (writer.Block("if (Interlocked.Exchange(ref _isPaginatorInUse, 1) != 0)"))
        {
            writer.Line("throw new InvalidOperationException(\"Paginator has already been consumed and cannot be reused. Please create a new instance.\");");
        }

        writer.Line().Line("PaginatorUtils.SetUserAgentAdditionOnRequest(_request);");
        writer.Line($"var token = _request.{input};");
        writer.Line("bool more;");
        using (writer.Block("do"))
        {
            writer.Line($"_request.{input} = token;");
            writer.Line($"var response = await _client.{operation.Name}Async(_request, cancellationToken).ConfigureAwait(false);");
            writer.Line($"token = response.{output};");
            writer.Line(pages.MoreResults is null
                ? "more = !string.IsNullOrEmpty(token);"
                : $"more = response.{Identifiers.Capitalize(pages.MoreResults)}.GetValueOrDefault();");
            EmitEndGuard(writer, operation, pages);
            writer.Line("cancellationToken.ThrowIfCancellationRequested();");
            writer.Line("yield return response;");
        }

        writer.Line("while (more);");
    }

    // Without a token the first page would come again, and again.
    private static void EmitEndGuard(CodeWriter writer, Operation operation, Pagination pages)
    {
        if (pages.MoreResults is null)
            return;
        using (writer.Block("if (more && string.IsNullOrEmpty(token))"))
            writer.Line($"throw new AmazonClientException(\"{operation.Name} said that there is more, and not where.\");");
    }

    private IEnumerable<(string Key, string Element)> ResultKeys(Operation operation) =>
        operation.Pagination!.ResultKeys.Select(key =>
        {
            var shape = service.ShapeOf(operation.Output!.Members.First(m => m.Name == key));
            return shape.Kind == ShapeKind.List
                ? (Identifiers.Capitalize(key), service.ElementType(service.ElementOf(shape)))
                : throw new ModelException($"the pagination of {operation.Name} names '{key}', which is no list");
        });
}
