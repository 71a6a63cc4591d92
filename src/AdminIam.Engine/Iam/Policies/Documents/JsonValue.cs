using System.Text.Json;

namespace AdminIam.Engine.Iam.Policies.Documents;

/// <summary>A JSON value that knows where in its text it stands.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Text">The value of a string.</param>
/// <param name="Members">An object's members, in their order.</param>
/// <param name="Items">An array's items.</param>
internal sealed record JsonValue(
    JsonValueKind Kind, Place Place, string? Text, IReadOnlyList<JsonMember> Members, IReadOnlyList<JsonValue> Items)
{
    /// <summary>The member of a name; JSON that got this far has at most one.</summary>
    /// <param name="name">The name, in its exact case.</param>
    public JsonMember? Find(string name) => Members.FirstOrDefault(member => member.Name == name);
}
