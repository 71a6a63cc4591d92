using AdminIam.Engine.Common.Names;

namespace AdminIam.Engine.Iam.Policies.Documents;

/// <summary>
/// The way from the document to one of its elements. It is written out only where an error names it: a text for each value would
/// take memory that grows with the square of the document.
/// </summary>
/// <param name="Parent">The element around it, or <see langword="null"/> for a member of the document itself.</param>
/// <param name="Name">The name of a member of an object; <see langword="null"/> for an item of a list.</param>
/// <param name="Index">The number of an item of a list, from 0.</param>
internal sealed record JsonPath(JsonPath? Parent, string? Name, int Index)
{
    /// <summary>The path as people write it, such as <c>Statement[0].Effect</c>.</summary>
    public override string ToString()
    {
        var steps = new List<string>();
        for (var at = this; at is not null; at = at.Parent)
            steps.Add(at.Name is null ? $"[{at.Index}]" : at.Parent is null ? VisibleText.Of(at.Name) : "." + VisibleText.Of(at.Name));
        steps.Reverse();
        return string.Concat(steps);
    }
}
