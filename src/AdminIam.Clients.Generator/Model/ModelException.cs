namespace AdminIam.Clients.Generator.Model;

/// <summary>A service model, or the names given to it, cannot be turned into a client.</summary>
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

    /// <summary>The zero-based line the problem was found in.</summary>
    public int Line { get; }

    /// <summary>The zero-based column the problem was found in.</summary>
    public int Column { get; }
}
