using System.Globalization;

namespace AdminIam.Sandbox.Authorization;

/// <summary>The values of conditions in the types that the operators compare.</summary>
internal static class ConditionValue
{
    /// <summary>Whether a policy may have the value with the operator.</summary>
    public static bool IsValid(ConditionOperator test, string value) => test.Name switch
    {
        _ when test.SupportsVariables && value.Contains("${") => true,
        "bool" or "null" => value.ToLowerInvariant() is "true" or "false",
        "ipaddress" => IpRange.Parse(value) is not null,
        "binaryequals" => Binary(value) is not null,
        _ when test.IsArn => ArnPattern.IsValid(value),
        _ when test.IsNumeric => Number(value) is not null,
        _ when test.IsDate => PolicyDate.Parse(value) is not null,
        _ => true,
    };

    public static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The bytes of a value in base 64; null if it is not one.</summary>
    public static byte[]? Binary(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
