namespace AdminIam.Engine.Iam.Policies.Documents;

/// <summary>A place in a policy document: for people who see its text, and for those who gave a hashtable.</summary>
/// <param name="Offset">The character's number in the text, from 0.</param>
/// <param name="Path">The element, or <see langword="null"/> for the document itself.</param>
internal readonly record struct Place(int Offset, JsonPath? Path)
{
    /// <summary>Line and column, both from 1, as editors count.</summary>
    /// <param name="text">The document's text.</param>
    public (int Line, int Column) In(string text)
    {
        var before = text.Substring(0, Math.Min(Offset, text.Length));
        var line = before.Count(c => c == '\n') + 1;
        return (line, before.Length - before.LastIndexOf('\n'));
    }
}
