namespace AdminIam.Clients.Generator.Model;

/// <summary>No client can be generated from a service model and its names.</summary>
internal sealed class ModelException : Exception
{
    public ModelException(string message)
        : base(message)
    {
    }

    public ModelException(string message, int line, int column, Exception innerException)
        : base(message, innerException)
    {
        Line = line;
        Column = column;
    }

    /// <summary>The zero-based line of the problem.</summary>
    public int Line { get; }

    /// <summary>The zero-based column of the problem.</summary>
    public int Column { get; }
}
