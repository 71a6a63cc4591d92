namespace AdminIam.Clients.Generator;

/// <summary>Something the generator hands to the compiler.</summary>
internal abstract record Output;
