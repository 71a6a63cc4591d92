using System.Diagnostics.CodeAnalysis;

namespace AdminIam.Sandbox.Authorization;

/// <summary>A condition operator as written: <c>ForAnyValue:StringNotLikeIfExists</c> and the like.</summary>
/// <param name="Name">The operator's name in lower case, without its negation.</param>
/// <param name="IsNegated">Whether the condition holds where the values do not match.</param>
/// <param name="Set">How it treats a key that has several values.</param>
/// <param name="IfExists">Whether the condition holds where the key is missing.</param>
internal sealed record ConditionOperator(string Name, bool IsNegated, ConditionSet Set, bool IfExists)
{
    private const string IfExistsSuffix = "IfExists";

    private static readonly HashSet<string> Names = new(
        [
            "StringEquals", "StringNotEquals", "StringEqualsIgnoreCase",
            "StringNotEqualsIgnoreCase", "StringLike", "StringNotLike", "NumericEquals",
            "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals", "NumericGreaterThan",
            "NumericGreaterThanEquals", "DateEquals", "DateNotEquals", "DateLessThan",
            "DateLessThanEquals", "DateGreaterThan", "DateGreaterThanEquals", "Bool",
            "BinaryEquals", "IpAddress", "NotIpAddress", "ArnEquals", "ArnLike", "ArnNotEquals",
            "ArnNotLike", "Null",
        ],
        StringComparer.OrdinalIgnoreCase);

    public bool IsNull => Name == "null";

    public bool IsArn => Name is "arnequals" or "arnlike";

    public bool IsNumeric => Name.StartsWith("numeric", StringComparison.Ordinal);

    public bool IsDate => Name.StartsWith("date", StringComparison.Ordinal);

    /// <summary>Policy variables can be used with the operators for text, ARNs and Boolean values only.</summary>
    public bool SupportsVariables => IsArn || Name == "bool" || Name.StartsWith("string", StringComparison.Ordinal);

    public static bool TryParse(string text, [NotNullWhen(true)] out ConditionOperator? parsed)
    {
        var set = ConditionSet.None;
        if (TakePrefix(ref text, "ForAnyValue:"))
            set = ConditionSet.Any;
        else if (TakePrefix(ref text, "ForAllValues:"))
            set = ConditionSet.All;

        var ifExists = text.EndsWith(IfExistsSuffix, StringComparison.OrdinalIgnoreCase);
        if (ifExists)
            text = text.Substring(0, text.Length - IfExistsSuffix.Length);
        if (!Names.Contains(text))
        {
            parsed = null;
            return false;
        }

        var name = text.ToLowerInvariant();
        var positive = name.Replace("not", "");
        parsed = new ConditionOperator(positive, positive != name, set, ifExists);
        return true;
    }

    private static bool TakePrefix(ref string text, string prefix)
    {
        if (!text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            return false;
        text = text.Substring(prefix.Length);
        return true;
    }
}
