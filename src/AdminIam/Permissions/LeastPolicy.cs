using System.Text;

namespace AdminIam.Permissions;

/// <summary>Writes the policy that allows actions and nothing else.</summary>
internal static class LeastPolicy
{
    /// <summary>Returns the document as JSON. The same permissions, in any order, give the same text.</summary>
    /// <param name="permissions">At least one permission.</param>
    public static string Write(IEnumerable<CommandPermission> permissions)
    {
        // An action that one of the cmdlets calls for any policy is not limited to the policies of the others.
        var limits = permissions.GroupBy(permission => permission.Action, StringComparer.Ordinal).ToDictionary(
            same => same.Key,
            same => same.Any(permission => permission.ManagedPolicy is null)
                ? string.Empty
                : string.Join(",", Sorted(same.Select(permission => PolicyArn(permission.ManagedPolicy!)))),
            StringComparer.Ordinal);
        var statements = limits.GroupBy(limit => limit.Value, limit => limit.Key, StringComparer.Ordinal)
            .OrderBy(statement => statement.Key, StringComparer.Ordinal)
            .Select(statement => Statement(statement, statement.Key.Length == 0 ? [] : statement.Key.Split(',')));
        return "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n" + string.Join(",\n", statements) + "\n  ]\n}";
    }

    private static string Statement(IEnumerable<string> actions, IReadOnlyCollection<string> policies)
    {
        var text = new StringBuilder("    {\n      \"Effect\": \"Allow\",\n      \"Action\": ")
            .Append(List(Sorted(actions), "      "))
            .Append(",\n      \"Resource\": \"*\"");
        if (policies.Count > 0)
        {
            text.Append(",\n      \"Condition\": {\n        \"ArnLike\": {\n          \"iam:PolicyARN\": ")
                .Append(List(policies, "          "))
                .Append("\n        }\n      }");
        }

        return text.Append("\n    }").ToString();
    }

    // Names of actions and ARNs contain no characters that JSON escapes.
    private static string List(IEnumerable<string> items, string indent) =>
        "[\n" + string.Join(",\n", items.Select(item => $"{indent}  \"{item}\"")) + $"\n{indent}]";

    private static IEnumerable<string> Sorted(IEnumerable<string> texts) =>
        texts.Distinct(StringComparer.Ordinal).OrderBy(text => text, StringComparer.Ordinal);

    // In any partition.
    private static string PolicyArn(string name) => $"arn:*:iam::aws:policy/{name}";
}
