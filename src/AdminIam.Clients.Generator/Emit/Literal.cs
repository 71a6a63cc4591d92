using Microsoft.CodeAnalysis.CSharp;

namespace AdminIam.Clients.Generator.Emit;

/// <summary>Writes values as C# literals.</summary>
internal static class Literal
{
    public static string Text(string value) => SymbolDisplay.FormatLiteral(value, quote: true);
}
