namespace AdminIam.Input;

/// <summary>How a row relates to the rows before it.</summary>
internal enum RowRepetition
{
    /// <summary>No row before had the name.</summary>
    None,

    /// <summary>A row before had the name and asked for the same.</summary>
    SameWishes,

    /// <summary>A row before had the name and asked for something else.</summary>
    OtherWishes,
}
