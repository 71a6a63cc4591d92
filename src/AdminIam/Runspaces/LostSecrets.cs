using System.Management.Automation;
using System.Security;

namespace AdminIam.Runspaces;

/// <summary>Names the objects with secrets that an interrupted command does not return.</summary>
/// <remarks>Safe for several threads at once.</remarks>
internal sealed class LostSecrets
{
    private static readonly string[] Names = ["UserName", "DeviceName", "Name"];
    private readonly SortedDictionary<string, List<string>> _found = new(StringComparer.Ordinal);

    /// <summary>Notes an object if it has secrets. They are not read.</summary>
    /// <param name="message">The message with the object.</param>
    public void Note(OutputMessage message)
    {
        if (message.Item is not { } item || !HasSecret(item))
            return;
        lock (_found)
        {
            var account = message.Target.Account.Label;
            if (!_found.TryGetValue(account, out var names))
                _found.Add(account, names = []);
            names.Add(NameOf(item));
        }
    }

    /// <summary>Returns a warning with the accounts and the names of the objects, or <see langword="null"/> if there
    /// are none.</summary>
    public string? Describe()
    {
        lock (_found)
        {
            return _found.Count == 0
                ? null
                : "Objects with new passwords or keys were not returned, and their secrets are lost: "
                + string.Join("; ", _found.Select(one => $"{string.Join(", ", one.Value)} in {one.Key}")) + ".";
        }
    }

    // What is saved in a file is not lost.
    private static bool HasSecret(PSObject item) =>
        item.BaseObject is not ISecretOutput { IsSaved: true }
        && (IsSecret(item.BaseObject) || Stored(item).Any(property => IsSecret(property.Value)));

    private static bool IsSecret(object? value) =>
        (value is PSObject wrapped ? wrapped.BaseObject : value) is SecureString or PSCredential;

    private static string NameOf(PSObject item) => Stored(item)
        .Where(property => Names.Contains(property.Name, StringComparer.OrdinalIgnoreCase))
        .Select(property => property.Value).OfType<string>().Select(name => $"'{name}'").FirstOrDefault()
        ?? "an object without a name";

    // Other properties can run code of the script block.
    private static IEnumerable<PSPropertyInfo> Stored(PSObject item) => item.Properties.Where(property =>
        property is PSNoteProperty
        || (property is PSProperty && item.BaseObject.GetType().Assembly == typeof(LostSecrets).Assembly));
}
