namespace AdminIam.Clients.Generator;

/// <summary>A source file for the compiler.</summary>
internal sealed record GeneratedFile(string HintName, string Text) : Output;
