using System.Management.Automation;
using System.Reflection;

namespace AdminIam.Permissions;

/// <summary>Reads from the attributes of the cmdlets which AWS actions they call.</summary>
internal static class CommandPermissions
{
    private static readonly Lazy<SortedDictionary<string, Type>> Types = new(FindTypes);

    /// <summary>The names of the cmdlets of this module, sorted.</summary>
    public static IReadOnlyCollection<string> CommandNames => Types.Value.Keys;

    /// <summary>Returns the actions that a cmdlet calls, those that no parameter causes first.</summary>
    /// <param name="commandName">The name of a cmdlet of this module.</param>
    public static IReadOnlyList<CommandPermission> Of(string commandName)
    {
        var type = Types.Value[commandName];
        return Attributes(type)
            .SelectMany(attribute => Permissions(NameOf(type), attribute))
            .OrderBy(permission => permission.Parameter ?? string.Empty, StringComparer.Ordinal)
            .ThenBy(permission => permission.Action, StringComparer.Ordinal)
            .ToList();
    }

    private static IEnumerable<CommandPermission> Permissions(string commandName, RequiresActionsAttribute attribute) =>
        from action in attribute.Actions
        from parameter in attribute.Parameters.DefaultIfEmpty<string?>(null)
        select new CommandPermission(
            commandName, action, parameter, OrNull(attribute.When), OrNull(attribute.Otherwise),
            OrNull(attribute.ManagedPolicy));

    private static string? OrNull(string text) => text.Length == 0 ? null : text;

    private static IEnumerable<RequiresActionsAttribute> Attributes(Type type) =>
        type.GetCustomAttributes<RequiresActionsAttribute>(inherit: true);

    private static string NameOf(Type type) => type.GetCustomAttribute<CmdletAttribute>(inherit: false) is { } cmdlet
        ? $"{cmdlet.VerbName}-{cmdlet.NounName}"
        : string.Empty;

    private static SortedDictionary<string, Type> FindTypes()
    {
        var types = new SortedDictionary<string, Type>(StringComparer.OrdinalIgnoreCase);
        foreach (var type in typeof(CommandPermissions).Assembly.GetExportedTypes())
        {
            if (!type.IsAbstract && NameOf(type) is { Length: > 0 } name)
                types.Add(name, type);
        }

        return types;
    }
}
