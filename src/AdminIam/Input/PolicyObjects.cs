using System.Collections;
using System.Collections.Specialized;
using System.Management.Automation;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Policies.Documents;

namespace AdminIam.Input;

/// <summary>Converts policy documents to and from hashtables and objects.</summary>
internal static class PolicyObjects
{
    // More levels than any valid document. The limit detects objects that contain themselves.
    private const int MostLevels = 64;

    /// <summary>Returns JSON as objects with properties.</summary>
    public static PSObject FromJson(string json) => PSObject.AsPSObject(ToObject(PolicyJson.Read(json)));

    /// <summary>Converts a document that is specified as text, lines of text, or dictionaries and lists.</summary>
    /// <exception cref="AdminException">The document is nested too deeply, or contains a value that JSON does not
    /// support.</exception>
    public static PolicySource ToSource(object? document)
    {
        var value = ToPlain(document, MostLevels);
        // Get-Content without -Raw returns lines.
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
        // Property names are not case-sensitive. Condition keys that differ only in case, such as aws:PrincipalTag/team
        // and aws:PrincipalTag/Team, require a dictionary.
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
                $"The policy document is nested more than {MostLevels} levels deep, or contains itself.",
                "A policy document requires no more than six levels.");
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
