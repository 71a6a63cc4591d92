using System.Collections;
using System.Globalization;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Simulation;

/// <summary>The values of condition keys for a simulation.</summary>
internal static class SimulationContext
{
    /// <summary>Returns the entries of the API.</summary>
    /// <param name="values">The values by the names of the condition keys, such as
    /// <c>aws:MultiFactorAuthPresent</c>.</param>
    public static List<ContextEntry> Entries(IDictionary values) =>
        values.Keys.Cast<object>().Select(key => Entry($"{key}", values[key])).ToList();

    private static ContextEntry Entry(string name, object? value)
    {
        var isList = value is IEnumerable and not string;
        List<object?> items = isList ? [.. ((IEnumerable)value!).Cast<object?>()] : [value];
        return new ContextEntry
        {
            ContextKeyName = name,
            ContextKeyValues = items.ConvertAll(Text),
            ContextKeyType = TypeOf(items.FirstOrDefault(), isList),
        };
    }

    private static ContextKeyTypeEnum TypeOf(object? item, bool isList) => item switch
    {
        bool => isList ? ContextKeyTypeEnum.BooleanList : ContextKeyTypeEnum.Boolean,
        sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal =>
            isList ? ContextKeyTypeEnum.NumericList : ContextKeyTypeEnum.Numeric,
        DateTime or DateTimeOffset => isList ? ContextKeyTypeEnum.DateList : ContextKeyTypeEnum.Date,
        _ => isList ? ContextKeyTypeEnum.StringList : ContextKeyTypeEnum.String,
    };

    private static string Text(object? value) => value switch
    {
        bool truth => truth ? "true" : "false",
        DateTime time => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        DateTimeOffset time => Text(time.UtcDateTime),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty,
    };
}
