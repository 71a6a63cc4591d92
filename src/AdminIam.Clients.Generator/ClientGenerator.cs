using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AdminIam.Clients.Generator;

/// <summary>Generates AWS service clients from the service models among the additional files.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ClientGenerator : IIncrementalGenerator
{
    /// <summary>The name of the step whose outputs are the source files and the problems.</summary>
    public const string OutputStep = "Outputs";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var outputs = context.AdditionalTextsProvider
            .Where(SourceFile.IsKnown)
            .Select(SourceFile.Read)
            .Collect()
            .SelectMany((files, _) => SourcePair.Match(files))
            .SelectMany((pair, _) => ClientBuilder.Build(pair))
            .WithTrackingName(OutputStep);
        context.RegisterSourceOutput(outputs, (target, output) =>
        {
            if (output is GeneratedFile file)
                target.AddSource(file.HintName, SourceText.From(file.Text, Encoding.UTF8));
            else
                target.ReportDiagnostic(((Problem)output).ToDiagnostic());
        });
    }
}
