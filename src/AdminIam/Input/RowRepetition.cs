namespace AdminIam.Input;

/// <summary>How a row relates to previous rows.</summary>
internal enum RowRepetition
{
    /// <summary>No previous row has the name.</summary>
    None,

    /// <summary>A previous row has the name and the same values.</summary>
    SameValues,

    /// <summary>A previous row has the name and different values.</summary>
    DifferentValues,
}
