using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AdminIam.Clients.Generator;

/// <summary>Why a file gave no client.</summary>
internal sealed record Problem(string Path, string Message, int Line, int Column) : Output
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        "AIC001",
        "A service model cannot be turned into a client",
        "{0}: {1}",
        "AdminIam.Clients",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public Diagnostic ToDiagnostic()
    {
        var position = new LinePosition(Line, Column);
        return Diagnostic.Create(
            Descriptor,
            Location.Create(Path, default, new LinePositionSpan(position, position)),
            System.IO.Path.GetFileName(Path),
            Message);
    }
}
