using System.Collections;
using System.Management.Automation;
using System.Reflection;
using System.Runtime.CompilerServices;
using AdminIam.Engine.Organizations.Accounts;

namespace AdminIam.Runspaces;

/// <summary>Adds the properties AccountId and AccountName to the objects that a script block returns. A property of the
/// same name that an object has remains.</summary>
/// <remarks>PowerShell keeps added properties with the object itself, for all who have it. An object that several
/// accounts return, or that belongs to the caller, is therefore copied.</remarks>
/// <param name="own">The objects of the caller, which are not changed.</param>
internal sealed class AccountNotes(IEnumerable<object?> own)
{
    private const string AccountId = nameof(AccountId);
    private const string AccountName = nameof(AccountName);

    // Which account an object was returned by, also in earlier commands.
    private static readonly ConditionalWeakTable<object, OrganizationAccount> Noted = new();

    private readonly List<object> _own =
        [.. own.Select(value => value is PSObject wrapped ? wrapped.BaseObject : value).OfType<object>()];

    /// <summary>Adds the properties to an object.</summary>
    /// <param name="item">The object.</param>
    /// <param name="account">The account that returned it.</param>
    /// <returns>The object, or a copy.</returns>
    public PSObject? Add(PSObject? item, OrganizationAccount account)
    {
        // Types, methods and so on exist once in a process.
        if (item is null or { BaseObject: MemberInfo or ScriptBlock })
            return item;
        var noted = item.BaseObject is PSCustomObject or ValueType or string
            ? item.Copy()
            : IsShared(item.BaseObject, account) ? CopyOf(item) : item;
        AddNote(noted, AccountId, account.Id);
        AddNote(noted, AccountName, account.Name);
        return noted;
    }

    private static void AddNote(PSObject item, string name, string? value)
    {
        var has = item.BaseObject is IDictionary table
            ? table.Keys.Cast<object?>().Any(key => name.Equals(key as string, StringComparison.OrdinalIgnoreCase))
            : item.Properties[name] is not null;
        if (!has)
            item.Properties.Add(new PSNoteProperty(name, value));
    }

    private static PSObject CopyOf(PSObject item)
    {
        var copy = new PSObject();
        foreach (var property in item.Properties.Where(property => !IsNote(property)))
            copy.Properties.Add(new PSNoteProperty(property.Name, ValueOf(property)));
        copy.TypeNames.Clear();
        foreach (var name in item.TypeNames)
            copy.TypeNames.Add(name);
        return copy;
    }

    private static bool IsNote(PSPropertyInfo property) =>
        property is PSNoteProperty { Name: AccountId or AccountName };

    private static object? ValueOf(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException)
        {
            // As Select-Object does with a property that fails.
            return null;
        }
    }

    private bool IsShared(object item, OrganizationAccount account)
    {
        if (_own.Exists(one => ReferenceEquals(one, item)))
            return true;
        return Noted.GetValue(item, _ => account).Id != account.Id;
    }
}
