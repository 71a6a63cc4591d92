using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AdminIam.Clients.Generator;

/// <summary>The reason why no client is generated from a file.</summary>
internal sealed record Problem(string Path, string Message, int Line, int Column) : Output
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        "AIC001",
        "No client can be generated from a service model",
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
