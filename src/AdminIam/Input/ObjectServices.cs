using System.Collections.Concurrent;
using System.Management.Automation;
using System.Reflection;
using AdminIam.Engine.Common.Errors;
using AdminIam.Permissions;

namespace AdminIam.Input;

/// <summary>Keeps the objects of one service away from the commands of another, which would use them as names:
/// Remove-AdminGroup would delete the IAM group that has the name of a group of IAM Identity Center.</summary>
/// <remarks>The service of a command is that of the output type with which its noun starts: Add-AdminUserToGroup works
/// with objects like AdminUser.</remarks>
internal static class ObjectServices
{
    private const string Prefix = nameof(AdminIam) + ".";
    private const string DeserializedPrefix = "Deserialized." + Prefix;
    private const string IamNoun = "Admin";
    private const string IdentityCenterNoun = "AdminIdentity";

    private static readonly Dictionary<string, Type> Types = typeof(ObjectServices).Assembly.GetExportedTypes()
        .Where(type => type.Namespace == nameof(AdminIam))
        .ToDictionary(type => type.Name, StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<string, ObjectService?> OfNouns = new(StringComparer.Ordinal);

    /// <summary>Returns the service of an object, also of one from a job, a remote session or a file of
    /// Export-Clixml.</summary>
    /// <returns>The service, or <see langword="null"/> for objects that all commands accept, and for all that is not
    /// an object of this module: a row has no service.</returns>
    public static ObjectService? Of(object? value) => TypeOf(value) is { } type ? OfType(type) : null;

    /// <summary>Returns the service of an output type.</summary>
    public static ObjectService? OfType(Type type) => AttributeOf(type)?.Service;

    /// <summary>Returns the service of a command; <see langword="null"/> if it accepts the objects of all.</summary>
    /// <param name="noun">The noun of the command.</param>
    public static ObjectService? OfNoun(string noun) => OfNouns.GetOrAdd(noun, static one => Types
        .Where(type => IsFirstWord(type.Key, one) && OfType(type.Value) is not null)
        .OrderByDescending(type => type.Key.Length)
        .Select(type => OfType(type.Value))
        .FirstOrDefault());

    /// <summary>Checks that an object does not belong to another service than the command.</summary>
    /// <param name="value">The object, or anything else that commands accept.</param>
    /// <param name="command">The class of the command.</param>
    /// <exception cref="AdminException">The object belongs to the other service.</exception>
    public static void Check(object? value, Type command)
    {
        var cmdlet = command.GetCustomAttribute<CmdletAttribute>();
        if (Of(value) is not { } service || OfNoun(cmdlet.NounName) is not { } own || own == service
            || AttributeOf(TypeOf(value)!)!.IsReferable)
        {
            return;
        }

        var name = $"{cmdlet.VerbName}-{cmdlet.NounName}";
        throw new AdminException(
            "WrongService", ErrorKind.InvalidArgument, PowerShellValue.Unwrap(value) is PSObject ? null : $"{value}",
            $"The input is an {TypeOf(value)!.Name} of {NameOf(service)}, but {name} uses {NameOf(own)}, where the "
            + "same name is another object.",
            Advice(cmdlet, service));
    }

    private static ServiceAttribute? AttributeOf(Type type) => type.GetCustomAttribute<ServiceAttribute>();

    private static string Advice(CmdletAttribute cmdlet, ObjectService service)
    {
        if (cmdlet.VerbName == VerbsCommon.New)
        {
            return "To use values of the object, select them as columns, for example with Select-Object UserName, "
                + "Email.";
        }

        var other = service == ObjectService.Iam
            ? Replace(cmdlet.NounName, IdentityCenterNoun, IamNoun)
            : Replace(cmdlet.NounName, IamNoun, IdentityCenterNoun);
        var counterpart = CommandPermissions.CommandNames.FirstOrDefault(name => name == $"{cmdlet.VerbName}-{other}");
        return counterpart is not null
            ? $"Use {counterpart}."
            : $"There is no such command for {NameOf(service)}. Get-Command -Module AdminIam lists the commands.";
    }

    private static string Replace(string noun, string prefix, string other) =>
        noun.StartsWith(prefix, StringComparison.Ordinal) ? other + noun.Substring(prefix.Length) : noun;

    private static string NameOf(ObjectService service) =>
        service == ObjectService.Iam ? "IAM" : "IAM Identity Center";

    // The first type name of a deserialized object can be that of a view: Deserialized.AdminIam.AdminUser#Detailed.
    private static Type? TypeOf(object? value) => PowerShellValue.Unwrap(value) switch
    {
        null => null,
        PSObject custom => custom.TypeNames.Select(name => Find(name, DeserializedPrefix)).FirstOrDefault(IsFound),
        var content => Find(content.GetType().FullName!, Prefix),
    };

    private static Type? Find(string name, string prefix) =>
        name.StartsWith(prefix, StringComparison.Ordinal)
        && Types.TryGetValue(name.Substring(prefix.Length), out var type)
            ? type
            : null;

    private static bool IsFound(Type? type) => type is not null;

    // AdminPermissionSet does not start with the words of AdminPermissions.
    private static bool IsFirstWord(string name, string noun) =>
        noun.StartsWith(name, StringComparison.Ordinal)
        && (noun.Length == name.Length || char.IsUpper(noun[name.Length]));
}
