using AdminIam.Clients.Generator.Naming;

namespace AdminIam.Clients.Generator.Emit;

/// <summary>Emits the enumerations. They are classes, so that values that AWS adds later are kept.</summary>
internal sealed class EnumEmitter(ServiceContext service)
{
    public string Emit()
    {
        var writer = new CodeWriter(service.Names.Namespace, "Amazon.Runtime");
        foreach (var shape in service.Enumerations)
            EmitClass(writer, service.ClassName(shape), shape.EnumValues);
        return writer.ToString();
    }

    private static void EmitClass(CodeWriter writer, string name, IReadOnlyList<string> values)
    {
        writer.Line().Summary($"The values of {name}.");
        using (writer.Block($"public class {name} : ConstantClass"))
        {
            foreach (var value in values)
            {
                var constant = Identifiers.Constant(value);
                writer.Lines($$"""
                    /// <summary>The value <c>{{value}}</c>.</summary>
                    public static readonly {{name}} {{constant}} = new {{name}}({{Literal.Text(value)}});

                    """);
            }

            writer.Lines($$"""
                /// <summary>Creates a value, which may be one that AWS added later.</summary>
                public {{name}}(string value) : base(value) { }

                /// <summary>Returns the constant of a value, or a new value.</summary>
                public static {{name}} FindValue(string value) => FindValue<{{name}}>(value);

                /// <summary>Returns the constant of a value, or a new value.</summary>
                public static implicit operator {{name}}(string value) => FindValue(value);
                """);
        }
    }
}
