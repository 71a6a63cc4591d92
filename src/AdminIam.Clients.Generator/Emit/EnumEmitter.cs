using AdminIam.Clients.Generator.Naming;

namespace AdminIam.Clients.Generator.Emit;

/// <summary>Emits the enumerations, which the SDK models as classes so that values AWS adds later still arrive.</summary>
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
                writer.Summary($"The value <c>{value}</c>.");
                writer.Line($"public static readonly {name} {Identifiers.Constant(value)} = new {name}({Literal.Text(value)});").Line();
            }

            writer.Summary("Creates a value that this version does not know.");
            using (writer.Block($"public {name}(string value) : base(value)"))
            {
            }

            writer.Line().Summary("Finds the constant of a value.");
            writer.Line($"public static {name} FindValue(string value) => FindValue<{name}>(value);");
            writer.Line().Summary("Finds the constant of a value.");
            writer.Line($"public static implicit operator {name}(string value) => FindValue(value);");
        }
    }
}
