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
            "System.Collections.Generic",
            "System.Threading",
            "System.Threading.Tasks",
            "AdminIam.Clients.Pagination",
            "Amazon.Runtime",
            "Amazon.Runtime.Documents",
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
        writer.Line().Summary("Creates paginators.");
        using (writer.Block($"public interface I{service.Names.PaginatorFactory}"))
        {
            foreach (var operation in Paginated)
            {
                writer.Summary($"Returns the pages of {operation.Name}. A paginator can be read once.");
                writer.Line(Attribute(operation.Pagination!));
                writer.Line(FactoryMethod(operation) + ";");
            }
        }
    }

    private void EmitFactory(CodeWriter writer)
    {
        var name = service.Names.PaginatorFactory;
        writer.Line().Summary("Creates paginators.");
        using (writer.Block($"public class {name} : I{name}"))
        {
            writer.Lines($$"""
                private readonly {{service.Names.Interface}} _client;

                internal {{name}}({{service.Names.Interface}} client)
                {
                    _client = client;
                }
                """);
            foreach (var operation in Paginated)
            {
                writer.Lines($$"""

                    /// <inheritdoc/>
                    public {{FactoryMethod(operation)}} =>
                        new {{operation.Name}}Paginator(_client, request);
                    """);
            }
        }
    }

    private void EmitInterface(CodeWriter writer, Operation operation)
    {
        writer.Line().Summary($"The pages of {operation.Name}.");
        using (writer.Block($"public interface I{operation.Name}Paginator"))
        {
            writer.Summary("The responses, one for each page.");
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
        var input = Identifiers.Capitalize(pages.InputToken);
        var output = Identifiers.Capitalize(pages.OutputToken);
        writer.Line();
        using (writer.Block($"internal sealed class {name} : TokenPaginator<{request}, {response}>, I{name}"))
        {
            writer.Lines($$"""
                private readonly {{service.Names.Interface}} _client;

                internal {{name}}({{service.Names.Interface}} client, {{request}} request)
                    : base({{Literal.Text(operation.Name)}}, request)
                {
                    _client = client;
                }
                """);
            foreach (var (key, element) in ResultKeys(operation))
            {
                writer.Line();
                writer.Line($"public IPaginatedEnumerable<{element}> {key} => Items(page => page.{key});");
            }

            writer.Lines($$"""

                protected override string GetToken({{request}} request) => request.{{input}};

                protected override void SetToken({{request}} request, string token) => request.{{input}} = token;

                protected override string GetNextToken({{response}} page) => page.{{output}};

                """);
            if (pages.MoreResults is { } more)
            {
                writer.Lines($$"""
                    protected override bool HasMore({{response}} page) => page.{{Identifiers.Capitalize(more)}} == true;

                    """);
            }

            writer.Lines($$"""
                protected override Task<{{response}}> CallAsync(
                    {{request}} request, CancellationToken cancellationToken) =>
                    _client.{{operation.Name}}Async(request, cancellationToken);
                """);
        }
    }

    private IEnumerable<(string Key, string Element)> ResultKeys(Operation operation) =>
        operation.Pagination!.ResultKeys.Select(key =>
        {
            var shape = service.ShapeOf(operation.Output!.Members.First(m => m.Name == key));
            return shape.Kind == ShapeKind.List
                ? (Identifiers.Capitalize(key), service.ElementType(service.ElementOf(shape)))
                : throw new ModelException($"the pagination of {operation.Name} names '{key}', which is not a list");
        });
}
