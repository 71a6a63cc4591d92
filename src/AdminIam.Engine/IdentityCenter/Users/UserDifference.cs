using AdminIam.Engine.IdentityCenter.Directory;

namespace AdminIam.Engine.IdentityCenter.Users;

/// <summary>The attributes of a user that differ from the requested values.</summary>
internal sealed class UserDifference
{
    private readonly DirectoryUser _user;
    private readonly List<KeyValuePair<UserAttribute, string>> _values;

    /// <summary>Compares a user with the requested values.</summary>
    /// <param name="values">The values; an empty text removes an attribute.</param>
    public UserDifference(DirectoryUser user, IEnumerable<KeyValuePair<UserAttribute, string>> values)
    {
        _user = user;
        _values = [.. values.Where(one => (one.Key.Of(user) ?? string.Empty) != one.Value)];
    }

    /// <summary>Whether anything differs.</summary>
    public bool Any => _values.Count > 0;

    /// <summary>The requested values of the attributes that differ.</summary>
    public IReadOnlyDictionary<UserAttribute, string> Values =>
        _values.ToDictionary(one => one.Key, one => one.Value);

    /// <summary>The present values of the attributes that differ.</summary>
    public IReadOnlyDictionary<UserAttribute, string> Before =>
        _values.ToDictionary(one => one.Key, one => one.Key.Of(_user) ?? string.Empty);

    /// <summary>The changes as texts, such as <c>title: none -> Engineer</c>.</summary>
    public IReadOnlyList<string> Changes =>
        [.. _values.Select(one => $"{one.Key.Label}: {Text(one.Key.Of(_user))} -> {Text(one.Value)}")];

    /// <summary>The user with the requested values.</summary>
    public DirectoryUser Applied => _values.Aggregate(_user, (user, one) => one.Key.Apply(user, one.Value));

    private static string Text(string? value) => string.IsNullOrEmpty(value) ? "none" : value!;
}
