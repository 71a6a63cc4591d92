namespace AdminIam.Build.Help;

/// <summary>How a parameter binds in one parameter set.</summary>
internal sealed record ParameterBinding(
    string ParameterSet,
    int? Position,
    bool Mandatory,
    bool ByValue,
    bool ByPropertyName,
    bool FromRemaining,
    bool Hidden)
{
    public string PipelineInput => (ByValue, ByPropertyName) switch
    {
        (true, true) => "True (ByPropertyName, ByValue)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };

    public string PositionText => Position?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "named";
}
