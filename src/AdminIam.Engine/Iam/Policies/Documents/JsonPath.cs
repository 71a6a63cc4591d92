using AdminIam.Engine.Common.Names;

namespace AdminIam.Engine.Iam.Policies.Documents;

/// <summary>
/// The path from the document to one of its elements. It is converted to text only for errors, because the text of
/// every path would require memory in proportion to the square of the document size.
/// </summary>
/// <param name="Parent">The parent element, or <see langword="null"/> for a member of the document.</param>
/// <param name="Name">The name of a member; <see langword="null"/> for an item of a list.</param>
/// <param name="Index">The zero-based index of an item of a list.</param>
internal sealed record JsonPath(JsonPath? Parent, string? Name, int Index)
{
    /// <summary>Returns the path as text, such as <c>Statement[0].Effect</c>.</summary>
    public override string ToString()
    {
        var steps = new List<string>();
        for (var at = this; at is not null; at = at.Parent)
        {
            steps.Add(
                at.Name is null
                    ? $"[{at.Index}]"
                    : at.Parent is null ? VisibleText.Of(at.Name) : "." + VisibleText.Of(at.Name));
        }

        steps.Reverse();
        return string.Concat(steps);
    }
}
