using System.Collections;
using System.Collections.Specialized;
using System.Management.Automation;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Policies.Documents;

namespace AdminIam.Input;

/// <summary>Policy documents as PowerShell has them: hashtables and objects.</summary>
internal static class PolicyObjects
{
    // More than any document that is accepted; an object that contains itself has no end.
    private const int MostLevels = 64;

    /// <summary>The JSON as objects with properties.</summary>
    /// <param name="json">The JSON.</param>
    public static PSObject FromJson(string json) => PSObject.AsPSObject(ToObject(PolicyJson.Read(json)));

    /// <summary>What was given as a document: its lines or text, or dictionaries, lists and values.</summary>
    /// <param name="document">The document.</param>
    /// <exception cref="AdminException">It is nested too deeply, or has a value that JSON cannot express.</exception>
    public static PolicySource ToSource(object? document)
    {
        var value = ToPlain(document, MostLevels);
        // Get-Content without -Raw gives lines.
        if (value is object?[] lines && lines.Length > 0 && lines.All(line => line is string))
            value = string.Join("\n", lines);
        return value is string text ? PolicySource.FromText(text) : PolicySource.FromValue(value);
    }

    private static object? ToObject(object? value)
    {
        switch (value)
        {
            case IReadOnlyList<KeyValuePair<string, object?>> members:
                return ToObject(members);
            case object?[] items:
                return items.Select(ToObject).ToArray();
            default:
                return value;
        }
    }

    private static object ToObject(IReadOnlyList<KeyValuePair<string, object?>> members)
    {
        // The properties of an object ignore case. Condition keys such as aws:PrincipalTag/team and aws:PrincipalTag/Team need a table.
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (members.All(member => names.Add(member.Key)))
        {
            var created = new PSObject();
            foreach (var member in members)
                created.Properties.Add(new PSNoteProperty(member.Key, ToObject(member.Value)));
            return created;
        }

        var table = new OrderedDictionary(StringComparer.Ordinal);
        foreach (var member in members)
            table[member.Key] = ToObject(member.Value);
        return table;
    }

    private static object? ToPlain(object? value, int levels)
    {
        if (levels == 0)
        {
            throw new AdminException(
                "MalformedPolicyDocument", ErrorKind.InvalidArgument, null,
                $"The policy document is nested more than {MostLevels} levels deep, or contains itself.", "The parts of a policy need six levels.");
        }

        var content = PowerShellValue.Unwrap(value);
        switch (content)
        {
            case PSObject custom:
                var table = new Hashtable();
                foreach (var property in custom.Properties)
                    table[property.Name] = ToPlain(property.Value, levels - 1);
                return table;
            case IDictionary dictionary:
                var plain = new Hashtable();
                foreach (DictionaryEntry entry in dictionary)
                    plain[entry.Key] = ToPlain(entry.Value, levels - 1);
                return plain;
            case string:
                return content;
            case IEnumerable list:
                return list.Cast<object?>().Select(item => ToPlain(item, levels - 1)).ToArray();
            default:
                return content;
        }
    }
}
