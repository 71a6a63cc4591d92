namespace AdminIam.Clients.Generator;

/// <summary>An output of the generator.</summary>
internal abstract record Output;
