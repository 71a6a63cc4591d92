namespace AdminIam.Clients.Generator;

/// <summary>A generated source file.</summary>
internal sealed record GeneratedFile(string HintName, string Text) : Output;
