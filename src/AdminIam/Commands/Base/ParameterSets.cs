namespace AdminIam.Commands;

/// <summary>The parameter sets of cmdlets that take names or objects of the pipeline.</summary>
internal static class ParameterSets
{
    /// <summary>What to work on is named on the command line.</summary>
    public const string Name = "Name";

    /// <summary>What to work on comes from the pipeline.</summary>
    public const string Input = "Input";
}
