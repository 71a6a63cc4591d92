namespace AdminIam.Build.Coverage;

/// <summary>How much of a source file the tests ran.</summary>
internal sealed record FileCoverage(string Assembly, string Path, CoverageCount Lines, CoverageCount Branches);
