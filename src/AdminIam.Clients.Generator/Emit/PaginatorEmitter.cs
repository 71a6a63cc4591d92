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

    private static string FactoryMethod(Operation operation) =>
        $"I{operation.Name}Paginator {operation.Name}({ServiceContext.RequestName(operation)} request)";

    private void EmitFactoryInterface(CodeWriter writer)
    {
        writer.Line().Summary("Makes paginators.");
        using (writer.Block($"public interface I{service.Names.PaginatorFactory}"))
        {
            foreach (var operation in Paginated)
            {
                writer.Summary($"Pages through {operation.Name}. A paginator can be read once.");
                writer.Line(Attribute(operation.Pagination!));
                writer.Line(FactoryMethod(operation) + ";");
            }
        }
    }

    private void EmitFactory(CodeWriter writer)
    {
        var name = service.Names.PaginatorFactory;
        writer.Line().Summary("Makes paginators.");
        using (writer.Block($"public class {name} : I{name}"))
        {
            writer.Lines($$"""
                private readonly {{service.Names.Interface}} client;

                internal {{name}}({{service.Names.Interface}} client)
                {
                    this.client = client;
                }
                """);
            foreach (var operation in Paginated)
            {
                writer.Lines($$"""

                    /// <inheritdoc/>
                    public {{FactoryMethod(operation)}} =>
                        new {{operation.Name}}Paginator(client, request);
                    """);
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
        var name = operation.Name + "Paginator";
        var request = ServiceContext.RequestName(operation);
        var response = ServiceContext.ResponseName(operation);
        writer.Line();
        using (writer.Block($"internal sealed class {name} : IPaginator<{response}>, I{name}"))
        {
            writer.Lines($$"""
                private readonly {{service.Names.Interface}} _client;
                private readonly {{request}} _request;
                private int _isPaginatorInUse;

                internal {{name}}({{service.Names.Interface}} client, {{request}} request)
                {
                    _client = client;
                    _request = request;
                }

                public IPaginatedEnumerable<{{response}}> Responses => new PaginatedResponse<{{response}}>(this);

                """);
            foreach (var (key, element) in ResultKeys(operation))
            {
                writer.Lines($$"""
                    public IPaginatedEnumerable<{{element}}> {{key}} =>
                        new PaginatedResultKeyResponse<{{response}}, {{element}}>(
                            this, page => page.{{key}} ?? new List<{{element}}>());

                    """);
            }

            EmitLoop(writer, operation.Name, response, pages);
        }
    }

    private static void EmitLoop(CodeWriter writer, string operation, string response, Pagination pages)
    {
        var more = pages.MoreResults is null
            ? "!string.IsNullOrEmpty(token)"
            : $"response.{Identifiers.Capitalize(pages.MoreResults)}.GetValueOrDefault()";
        // Without a token the first page would come again, and again.
        writer.Lines($$"""
            async IAsyncEnumerable<{{response}}> IPaginator<{{response}}>.PaginateAsync(
                [EnumeratorCancellation] CancellationToken cancellationToken)
            {
                if (Interlocked.Exchange(ref _isPaginatorInUse, 1) != 0)
                    throw new InvalidOperationException("A paginator can be read once. Make another one.");

                PaginatorUtils.SetUserAgentAdditionOnRequest(_request);
                var token = _request.{{Identifiers.Capitalize(pages.InputToken)}};
                bool more;
                do
                {
                    _request.{{Identifiers.Capitalize(pages.InputToken)}} = token;
                    var response = await _client.{{operation}}Async(_request, cancellationToken).ConfigureAwait(false);
                    token = response.{{Identifiers.Capitalize(pages.OutputToken)}};
                    more = {{more}};
                    if (more && string.IsNullOrEmpty(token))
                        throw new AmazonClientException("{{operation}} said that there is more, and not where.");
                    cancellationToken.ThrowIfCancellationRequested();
                    yield return response;
                }
                while (more);
            }
            """);
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
