namespace AdminIam.Engine.Iam.Policies.Documents;

/// <summary>A member of a JSON object.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Place">The position of the name.</param>
/// <param name="Value">The value.</param>
internal sealed record JsonMember(string Name, Place Place, JsonValue Value);
