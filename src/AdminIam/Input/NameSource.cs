using System.Runtime.CompilerServices;

namespace AdminIam.Input;

/// <summary>Remembers from which objects the names on the command line were taken, as in
/// <c>Remove-AdminGroup (Get-AdminGroup Ops)</c>, for which PowerShell passes only the name.</summary>
internal static class NameSource
{
    private static readonly ConditionalWeakTable<string, object> Sources = new();

    /// <summary>Returns the name of an object.</summary>
    /// <param name="source">An object of this module.</param>
    public static string NameOf(object source)
    {
        // A text of its own, because the same name can also be specified as text.
        var name = new string(source.ToString()!.ToCharArray());
        if (name.Length > 0)
            Sources.Add(name, source);
        return name;
    }

    /// <summary>Returns the object from which a name was taken; <see langword="null"/> if it was specified as
    /// text.</summary>
    public static object? Of(string name) => Sources.TryGetValue(name, out var source) ? source : null;
}
