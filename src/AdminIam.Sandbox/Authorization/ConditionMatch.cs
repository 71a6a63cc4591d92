namespace AdminIam.Sandbox.Authorization;

/// <summary>Whether a condition is met by the keys of a request.</summary>
internal static class ConditionMatch
{
    public static bool Holds(PolicyCondition condition, RequestKeys keys, bool variables)
    {
        var test = condition.Operator;
        var values = keys.Find(condition.Key);
        var isMissing = values is null || values.Count == 0;
        if (test.IsNull)
            return condition.Values.Any(value => IsTrue(value) == isMissing);
        if (isMissing && (test.IfExists || test.Set == ConditionSet.All))
            return true;
        if (isMissing && (!test.IsNegated || test.Set == ConditionSet.Any))
            return false;

        var expected = condition.Values
            .Select(value => Wildcard.Expand(value, variables && test.SupportsVariables ? keys : null))
            .ToList();

        // A variable without a value is not equal to anything, and the statement does not apply, negated or not.
        if (test.IsNegated && expected.Contains(null))
            return false;
        return isMissing || Compare(test, values!, [.. expected.OfType<string>()]);
    }

    private static bool Compare(ConditionOperator test, IReadOnlyList<string> values, List<string> expected)
    {
        bool Meets(string actual) => expected.Exists(value => Equal(test, actual, value)) != test.IsNegated;

        return test.Set switch
        {
            ConditionSet.Any => values.Any(Meets),
            // Values that are all empty are treated as if the key were missing.
            ConditionSet.All => values.All(value => value.Length == 0) || values.All(Meets),
            _ => values.All(Meets),
        };
    }

    private static bool IsTrue(string value) => value.Equals("true", StringComparison.OrdinalIgnoreCase);

    private static bool Equal(ConditionOperator test, string actual, string expected) => test.Name switch
    {
        "stringlike" => Wildcard.Matches(expected, actual),
        "arnlike" or "arnequals" => ArnPattern.Matches(expected, actual),
        "stringequals" => Wildcard.Literal(expected) == actual,
        "stringequalsignorecase" or "bool" =>
            Wildcard.Literal(expected).Equals(actual, StringComparison.OrdinalIgnoreCase),
        "binaryequals" => ConditionValue.Binary(actual) is { } left
            && ConditionValue.Binary(Wildcard.Literal(expected)) is { } right
            && left.SequenceEqual(right),
        "ipaddress" => IpRange.Parse(actual) is { IsSingle: true } address
            && IpRange.Parse(expected) is { } range
            && range.Contains(address),
        _ when test.IsNumeric => Ordered(
            test.Name.Substring("numeric".Length), ConditionValue.Number(actual), ConditionValue.Number(expected)),
        _ => Ordered(test.Name.Substring("date".Length), PolicyDate.Parse(actual), PolicyDate.Parse(expected)),
    };

    private static bool Ordered<T>(string relation, T? left, T? right)
        where T : struct, IComparable<T>
    {
        if (left is null || right is null)
            return false;
        var order = left.Value.CompareTo(right.Value);
        return relation switch
        {
            "equals" => order == 0,
            "lessthan" => order < 0,
            "lessthanequals" => order <= 0,
            "greaterthan" => order > 0,
            _ => order >= 0,
        };
    }
}
