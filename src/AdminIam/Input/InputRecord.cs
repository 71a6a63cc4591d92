namespace AdminIam.Input;

/// <summary>One record to process, from the command line or the pipeline.</summary>
/// <param name="Name">The name of the record; empty if none was specified and none is required.</param>
/// <param name="Row">The number of the row, counted from 1; <see langword="null"/> if the record is not a row.</param>
/// <param name="Source">The source object, if the record is not a row.</param>
internal sealed record InputRecord(string Name, int? Row = null, object? Source = null)
{
    /// <summary>The service of the source object, also if a job or a file returned it; <see langword="null"/> for
    /// names and rows.</summary>
    public ObjectService? Service { get; init; }

    /// <summary>The pipeline object itself; <see langword="null"/> for names on the command line.</summary>
    public object? Piped { get; init; }
}
