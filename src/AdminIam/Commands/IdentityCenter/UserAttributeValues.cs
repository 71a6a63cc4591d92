using AdminIam.Engine.IdentityCenter.Users;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>The attributes of a user that the parameters of a command or the cells of a row specify.</summary>
internal static class UserAttributeValues
{
    /// <summary>Returns the attributes that have a value.</summary>
    /// <param name="values">The attributes with their parameters.</param>
    public static IReadOnlyDictionary<UserProperty, string> Specified(
        params (UserProperty Attribute, string? Value)[] values) =>
        values.Select(one => (one.Attribute, Value: NameArgument.OrNull(one.Value)))
            .Where(one => one.Value is not null)
            .ToDictionary(one => one.Attribute, one => one.Value!);

    /// <summary>Returns the attributes that have a value or an empty text, which removes them. An empty cell of a row
    /// leaves its parameter unset.</summary>
    /// <param name="values">The attributes with their parameters.</param>
    public static IReadOnlyDictionary<UserProperty, string> SpecifiedOrEmpty(
        params (UserProperty Attribute, string? Value)[] values) =>
        values.Where(one => one.Value is not null).ToDictionary(one => one.Attribute, one => one.Value!.Trim());
}
