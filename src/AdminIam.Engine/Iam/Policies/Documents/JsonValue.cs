using System.Text.Json;

namespace AdminIam.Engine.Iam.Policies.Documents;

/// <summary>A JSON value with its position in the text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Place">The position.</param>
/// <param name="Text">The value of a string.</param>
/// <param name="Members">The members of an object, in order.</param>
/// <param name="Items">The items of an array.</param>
internal sealed record JsonValue(
    JsonValueKind Kind, Place Place, string? Text, IReadOnlyList<JsonMember> Members, IReadOnlyList<JsonValue> Items)
{
    /// <summary>Returns the member of a name, of which there is at most one at this stage.</summary>
    /// <param name="name">The case-sensitive name.</param>
    public JsonMember? Find(string name) => Members.FirstOrDefault(member => member.Name == name);
}
