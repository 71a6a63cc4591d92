using AdminIam.Clients.Generator.Emit;
using AdminIam.Clients.Generator.Model;
using AdminIam.Clients.Generator.Naming;
using AdminIam.Clients.Generator.Protocols;

namespace AdminIam.Clients.Generator;

/// <summary>Generates the source files of a client from a model and its names, or reports why it cannot.</summary>
internal static class ClientBuilder
{
    public static IEnumerable<Output> Build(SourcePair pair)
    {
        if (pair.Model is not { } modelFile)
            return [new Problem(pair.Names!.Path, "there is no model of this name", 0, 0)];
        if (pair.Names is not { } namesFile)
            return [new Problem(modelFile.Path, "there is no names file of this name", 0, 0)];
        var current = modelFile;
        try
        {
            var model = ModelReader.Read(TextOf(current));
            current = namesFile;
            var names = NamesReader.Read(TextOf(current));
            var service = new ServiceContext(model, names);
            current = modelFile;
            return [.. Emit(service)];
        }
        catch (ModelException e)
        {
            return [new Problem(current.Path, e.Message, e.Line, e.Column)];
        }
    }

    private static string TextOf(SourceFile file) => file.Text ?? throw new ModelException("it cannot be read");

    private static IEnumerable<GeneratedFile> Emit(ServiceContext service)
    {
        var shapes = new ShapeEmitter(service);
        var exceptions = new ExceptionEmitter(service, shapes);
        var config = new ConfigEmitter(service);
        var endpoint = new EndpointEmitter(service);
        var protocol = ProtocolFactory.Create(service);
        var client = new ClientEmitter(service, protocol);
        (string Name, string? Text)[] files =
        [
            ("Request", shapes.EmitRequestBase()),
            ("Requests", shapes.EmitRequests()),
            ("Responses", shapes.EmitResponses()),
            ("Structures", shapes.EmitStructures()),
            ("Enumerations", new EnumEmitter(service).Emit()),
            ("Exception", exceptions.EmitBase()),
            ("Exceptions", exceptions.EmitModelled()),
            ("Interface", new InterfaceEmitter(service).Emit()),
            ("Client", client.Emit()),
            ("Metadata", client.EmitMetadata()),
            ("Config", config.EmitConfig()),
            ("DefaultConfiguration", config.EmitDefaultConfiguration()),
            ("AuthSchemeHandler", config.EmitAuthSchemeHandler()),
            ("EndpointParameters", endpoint.EmitParameters()),
            ("EndpointResolver", endpoint.EmitResolver()),
            ("EndpointProvider", endpoint.EmitProvider()),
            ("Paginators", new PaginatorEmitter(service).Emit()),
            ("Marshallers", protocol.EmitMarshallers()),
            ("Unmarshallers", protocol.EmitUnmarshallers()),
        ];
        return files
            .Where(f => f.Text is not null)
            .Select(f => new GeneratedFile($"{service.Names.Namespace}.{f.Name}.g.cs", f.Text!));
    }
}
