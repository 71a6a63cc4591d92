namespace AdminIam.Tests.Cmdlets.Loading;

/// <summary>A reference of one assembly to another, as metadata has it.</summary>
internal sealed record AssemblyReferenceInfo(string From, string To, Version Wanted, string FullName);
