using System.Text.Json;

namespace AdminIam.Engine.Iam.Policies.Documents;

/// <summary>
/// Compares JSON texts, regardless of white space and the order of members. JsonNode.DeepEquals throws an exception if
/// an object contains duplicate members, which is possible in documents of IAM.
/// </summary>
internal static class JsonEquality
{
    /// <summary>Compares two documents.</summary>
    /// <param name="left">One JSON text.</param>
    /// <param name="right">The other JSON text.</param>
    public static bool AreEqual(string left, string right)
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

    // A stable order, so that members of the same name keep their order.
    private static IEnumerable<JsonProperty> Members(JsonElement element) =>
        element.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal);

    private sealed class MemberComparer : IEqualityComparer<JsonProperty>
    {
        public static readonly MemberComparer Instance = new();

        public bool Equals(JsonProperty left, JsonProperty right) =>
            left.Name == right.Name && AreEqual(left.Value, right.Value);

        public int GetHashCode(JsonProperty member) => StringComparer.Ordinal.GetHashCode(member.Name);
    }
}
