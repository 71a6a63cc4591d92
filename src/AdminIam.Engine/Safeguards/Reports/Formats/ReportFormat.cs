namespace AdminIam.Engine.Safeguards.Reports.Formats;

/// <summary>The format of a report file.</summary>
public enum ReportFormat
{
    /// <summary>A page for people.</summary>
    Html,

    /// <summary>The complete report, which can be read again.</summary>
    Json,

    /// <summary>One row for each finding (RFC 4180).</summary>
    Csv,

    /// <summary>Test results for build servers.</summary>
    JUnit,

    /// <summary>Static Analysis Results Interchange Format 2.1.0.</summary>
    Sarif,
}
