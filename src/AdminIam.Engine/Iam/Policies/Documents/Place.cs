namespace AdminIam.Engine.Iam.Policies.Documents;

/// <summary>A position in a policy document, by offset in the text and by path for documents from a
/// hashtable.</summary>
/// <param name="Offset">The zero-based offset in the text.</param>
/// <param name="Path">The element, or <see langword="null"/> for the document.</param>
internal readonly record struct Place(int Offset, JsonPath? Path)
{
    /// <summary>Returns the one-based line and column.</summary>
    /// <param name="text">The text of the document.</param>
    public (int Line, int Column) In(string text)
    {
        var before = text.Substring(0, Math.Min(Offset, text.Length));
        var line = before.Count(c => c == '\n') + 1;
        return (line, before.Length - before.LastIndexOf('\n'));
    }
}
