using AdminIam.Engine.IdentityCenter.Directory;

namespace AdminIam.Engine.IdentityCenter.Users;

/// <summary>The attributes of a user that differ from the requested values.</summary>
/// <param name="values">The values; an empty text removes an attribute.</param>
internal sealed class UserDifference(DirectoryUser user, IEnumerable<KeyValuePair<UserProperty, string>> values)
{
    private readonly List<KeyValuePair<UserProperty, string>> _values =
        [.. values.Where(one => (one.Key.Of(user) ?? string.Empty) != one.Value)];

    /// <summary>Whether anything differs.</summary>
    public bool Any => _values.Count > 0;

    /// <summary>The requested values of the attributes that differ.</summary>
    public IReadOnlyDictionary<UserProperty, string> Values =>
        _values.ToDictionary(one => one.Key, one => one.Value);

    /// <summary>The present values of the attributes that differ.</summary>
    public IReadOnlyDictionary<UserProperty, string> Before =>
        _values.ToDictionary(one => one.Key, one => one.Key.Of(user) ?? string.Empty);

    /// <summary>The changes as texts, such as <c>title: none -> Engineer</c>.</summary>
    public IReadOnlyList<string> Changes =>
        [.. _values.Select(one => $"{one.Key.Label}: {Text(one.Key.Of(user))} -> {Text(one.Value)}")];

    /// <summary>The user with the requested values.</summary>
    public DirectoryUser Applied => _values.Aggregate(user, (changed, one) => one.Key.Apply(changed, one.Value));

    private static string Text(string? value) => string.IsNullOrEmpty(value) ? "none" : value!;
}
