namespace AdminIam.Clients.Generator;

/// <summary>Something that the generator adds to the compilation.</summary>
internal abstract record Output;
