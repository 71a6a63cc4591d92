using Microsoft.CodeAnalysis.CSharp;

namespace AdminIam.Clients.Generator.Emit;

/// <summary>Writes values as C# literals.</summary>
internal static class Literal
{
    public static string Text(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    public static string Flag(bool? value) => value switch
    {
        true => "true",
        false => "false",
        null => "null",
    };
}
