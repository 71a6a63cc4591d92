namespace AdminIam.Commands;

/// <summary>Names of the parameter sets of cmdlets that accept names or pipeline input.</summary>
internal static class ParameterSets
{
    /// <summary>The records are named on the command line.</summary>
    public const string Name = "Name";

    /// <summary>The records come from the pipeline.</summary>
    public const string Input = "Input";
}
