using System.Collections;
using System.Management.Automation;
using AdminIam.Engine.Policies.Documents;

namespace AdminIam.Input;

/// <summary>Policy documents as PowerShell has them: hashtables and objects.</summary>
internal static class PolicyObjects
{
    /// <summary>The JSON as objects with properties.</summary>
    /// <param name="json">The JSON.</param>
    public static PSObject FromJson(string json) => PSObject.AsPSObject(ToObject(PolicyJson.Read(json)));

    /// <summary>What was given as a document: its lines or text, or dictionaries, lists and values.</summary>
    /// <param name="document">The document.</param>
    public static PolicySource ToSource(object? document)
    {
        var value = ToPlain(document);
        // Get-Content without -Raw gives lines.
        if (value is object?[] lines && lines.Length > 0 && lines.All(line => line is string))
            value = string.Join("\n", lines);
        return value is string text ? PolicySource.FromText(text) : PolicySource.FromValue(value);
    }

    private static object? ToObject(object? value)
    {
        switch (value)
        {
            case IEnumerable<KeyValuePair<string, object?>> members:
                var made = new PSObject();
                foreach (var member in members)
                    made.Properties.Add(new PSNoteProperty(member.Key, ToObject(member.Value)));
                return made;
            case object?[] items:
                return items.Select(ToObject).ToArray();
            default:
                return value;
        }
    }

    private static object? ToPlain(object? value)
    {
        switch (value)
        {
            case PSObject { BaseObject: PSCustomObject } custom:
                var table = new Hashtable();
                foreach (var property in custom.Properties)
                    table[property.Name] = ToPlain(property.Value);
                return table;
            case PSObject wrapped:
                return ToPlain(wrapped.BaseObject);
            case IDictionary dictionary:
                var plain = new Hashtable();
                foreach (DictionaryEntry entry in dictionary)
                    plain[entry.Key] = ToPlain(entry.Value);
                return plain;
            case string:
                return value;
            case IEnumerable list:
                return list.Cast<object?>().Select(ToPlain).ToArray();
            default:
                return value;
        }
    }
}
