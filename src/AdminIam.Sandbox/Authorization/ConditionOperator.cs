using System.Diagnostics.CodeAnalysis;

namespace AdminIam.Sandbox.Authorization;

/// <summary>A condition operator as written: <c>ForAnyValue:StringLikeIfExists</c> and the like.</summary>
internal sealed record ConditionOperator(string Name, ConditionSet Set, bool IfExists)
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
        parsed = Names.Contains(text) ? new ConditionOperator(text.ToLowerInvariant(), set, ifExists) : null;
        return parsed is not null;
    }

    private static bool TakePrefix(ref string text, string prefix)
    {
        if (!text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            return false;
        text = text.Substring(prefix.Length);
        return true;
    }
}
