using AdminIam.Clients.Generator.Model;

namespace AdminIam.Clients.Generator.Naming;

/// <summary>A model and its names: determines the C# type of every shape.</summary>
internal sealed class ServiceContext
{
    public ServiceContext(ServiceModel model, SdkNaming names)
    {
        Model = model;
        Names = names;
        RequestStructures = Reachable(model.Operations.Select(o => o.Input));
        ResponseStructures = Reachable(model.Operations.Select(o => o.Output).Concat(Exceptions));
        Structures = [.. RequestStructures.Union(ResponseStructures).OrderBy(ClassName, StringComparer.Ordinal)];
        CheckNames();
    }

    public ServiceModel Model { get; }

    public SdkNaming Names { get; }

    public string ModelNamespace => Names.Namespace + ".Model";

    public string MarshallNamespace => ModelNamespace + ".Internal.MarshallTransformations";

    /// <summary>The structures inside requests and responses.</summary>
    public IReadOnlyList<Shape> Structures { get; }

    public IReadOnlyList<Shape> RequestStructures { get; }

    public IReadOnlyList<Shape> ResponseStructures { get; }

    public IEnumerable<Shape> Enumerations => Ordered(ShapeKind.Enum);

    public IEnumerable<Shape> Exceptions => Ordered(ShapeKind.Structure).Where(s => s.IsException);

    public static string RequestName(Operation operation) => operation.Name + "Request";

    public static string ResponseName(Operation operation) => operation.Name + "Response";

    /// <summary>The members of an exception without those of every AWS exception.</summary>
    public static IEnumerable<Member> OwnMembers(Shape exception) => exception.Members.Where(m =>
        !m.Name.Equals("Message", StringComparison.OrdinalIgnoreCase)
        && !m.Name.Equals("RequestId", StringComparison.OrdinalIgnoreCase));

    public Shape ShapeOf(Member member) => Model.Shapes[member.Shape];

    public Shape ElementOf(Shape collection) => Model.Shapes[collection.Element!];

    public string ClassName(Shape shape)
    {
        if (Names.Renames.TryGetValue(shape.Name, out var renamed))
            return renamed;
        var name = Identifiers.Capitalize(shape.Name);
        return shape.IsException && !name.EndsWith("Exception", StringComparison.Ordinal) ? name + "Exception" : name;
    }

    /// <summary>The type of a property. Value types are nullable, as in version 4 of the official SDK.</summary>
    public string PropertyType(Shape shape) => shape.Kind switch
    {
        ShapeKind.Structure or ShapeKind.Enum => ClassName(shape),
        ShapeKind.List => $"List<{ElementType(ElementOf(shape))}>",
        ShapeKind.Map => $"Dictionary<string, {ElementType(ElementOf(shape))}>",
        ShapeKind.String => "string",
        ShapeKind.Blob => "MemoryStream",
        ShapeKind.Document => "Document",
        _ => ElementType(shape) + "?",
    };

    /// <summary>The type of the elements of a collection, where enumerations are plain strings.</summary>
    public string ElementType(Shape shape) => shape.Kind switch
    {
        ShapeKind.Enum => "string",
        ShapeKind.Integer => "int",
        ShapeKind.Boolean => "bool",
        ShapeKind.Timestamp => "DateTime",
        _ => PropertyType(shape),
    };

    private IEnumerable<Shape> Ordered(ShapeKind kind) =>
        Model.Shapes.Values.Where(s => s.Kind == kind).OrderBy(ClassName, StringComparer.Ordinal);

    private IReadOnlyList<Shape> Reachable(IEnumerable<Shape?> roots)
    {
        var found = new HashSet<Shape>();
        var pending = new Stack<Shape>(roots.OfType<Shape>().SelectMany(r => r.Members).Select(ShapeOf));
        while (pending.Count > 0)
        {
            var shape = pending.Pop();
            if (shape.Element is not null)
                pending.Push(ElementOf(shape));
            if (shape.Kind != ShapeKind.Structure || !found.Add(shape))
                continue;
            foreach (var member in shape.Members)
                pending.Push(ShapeOf(member));
        }

        return [.. found.OrderBy(ClassName, StringComparer.Ordinal)];
    }

    private void CheckNames()
    {
        foreach (var name in Names.Renames.Keys)
        {
            if (!Model.Shapes.ContainsKey(name))
                throw new ModelException($"the names file renames '{name}', which is not a shape");
        }

        foreach (var name in Names.NoArgumentOverloads)
        {
            if (Model.Operations.All(o => o.Name != name))
                throw new ModelException($"the names file has an overload for '{name}', which is not an operation");
        }

        var classes = Structures.Select(s => (Name: ClassName(s), s.Members))
            .Concat(Model.Operations.Select(o => (Name: RequestName(o), Members: o.Input?.Members ?? [])))
            .ToDictionary(c => c.Name, c => c.Members, StringComparer.Ordinal);
        foreach (var constructor in Names.Constructors)
        {
            if (!classes.TryGetValue(constructor.Key, out var members))
                throw new ModelException($"the names file constructs '{constructor.Key}', which is not a class");
            if (constructor.Value.FirstOrDefault(p => members.All(m => m.Name != p)) is { } missing)
            {
                throw new ModelException(
                    $"the constructor of {constructor.Key} takes '{missing}', which is not a member");
            }
        }
    }
}
