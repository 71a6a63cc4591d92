using System.Text.Json;

namespace AdminIam.Engine.Iam.Policies.Documents;

/// <summary>
/// Whether two JSON texts say the same, whatever their white space and the order of their members. JsonNode.DeepEquals throws where an
/// object has a member twice, which IAM's documents may.
/// </summary>
internal static class JsonEquality
{
    /// <summary>Compares two documents.</summary>
    /// <param name="left">One JSON text.</param>
    /// <param name="right">The other JSON text.</param>
    public static bool SayTheSame(string left, string right)
    {
        using var one = JsonDocument.Parse(left);
        using var other = JsonDocument.Parse(right);
        return AreEqual(one.RootElement, other.RootElement);
    }

    private static bool AreEqual(JsonElement left, JsonElement right)
    {
        if (left.ValueKind != right.ValueKind)
            return false;
        return left.ValueKind switch
        {
            JsonValueKind.Object => Members(left).SequenceEqual(Members(right), MemberComparer.Instance),
            JsonValueKind.Array => left.GetArrayLength() == right.GetArrayLength()
                && left.EnumerateArray().Zip(right.EnumerateArray(), AreEqual).All(equal => equal),
            JsonValueKind.String => left.GetString() == right.GetString(),
            JsonValueKind.Number => left.GetRawText() == right.GetRawText()
                || (left.TryGetDecimal(out var one) && right.TryGetDecimal(out var other) && one == other),
            _ => true,
        };
    }

    // A stable order: members of one name keep theirs.
    private static IEnumerable<JsonProperty> Members(JsonElement element) =>
        element.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal);

    private sealed class MemberComparer : IEqualityComparer<JsonProperty>
    {
        public static readonly MemberComparer Instance = new();

        public bool Equals(JsonProperty left, JsonProperty right) => left.Name == right.Name && AreEqual(left.Value, right.Value);

        public int GetHashCode(JsonProperty member) => StringComparer.Ordinal.GetHashCode(member.Name);
    }
}
