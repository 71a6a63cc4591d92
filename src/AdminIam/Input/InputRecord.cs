namespace AdminIam.Input;

/// <summary>One thing to work on, from the command line or the pipeline.</summary>
/// <param name="Name">The name of what it is about; empty where none was given and none is required.</param>
/// <param name="Row">The number of its row, counted from 1; <see langword="null"/> where it is no row.</param>
/// <param name="Source">The object it came from, if it is not a row.</param>
internal sealed record InputRecord(string Name, int? Row = null, object? Source = null);
