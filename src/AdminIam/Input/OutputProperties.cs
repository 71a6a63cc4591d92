using System.Management.Automation;
using System.Reflection;

namespace AdminIam.Input;

/// <summary>The property names of the output types. A CSV exported from their objects has these columns, and those that
/// PowerShell adds to objects of jobs and remote sessions.</summary>
internal static class OutputProperties
{
    private static readonly string[] AddedByRemoting =
        ["PSComputerName", "PSShowComputerName", "PSSourceJobInstanceId", "RunspaceId"];

    // Only the commands that return these read rows of them. In other rows, such as rows of people, Title is a column
    // of its own meaning.
    private static readonly Type[] Own =
    [
        typeof(AdminFinding), typeof(AdminIdentityCenter), typeof(AdminIdentityGroup), typeof(AdminIdentityUser),
        typeof(AdminPermissionSet), typeof(AdminPermissionSetProvisioning),
        typeof(AdminAccountAssignment), typeof(AdminAccountAccess), typeof(AdminIdentityLock),
        typeof(AdminOrganization), typeof(AdminOrganizationAccount), typeof(AdminDelegatedAdministrator),
    ];

    private static readonly HashSet<string> Names = NamesOf(
        typeof(OutputProperties).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == nameof(AdminIam) && !Own.Contains(type)));

    /// <summary>Returns whether a column is such a property, so that no warning about an unused column is
    /// needed.</summary>
    public static bool Contains(string column) => Names.Contains(ColumnName.Normalize(column));

    /// <summary>Returns whether a column is such a property, or one of the objects that the command returns or that
    /// its noun names.</summary>
    /// <param name="command">The class of the command.</param>
    public static bool Contains(string column, Type command) => Contains(column)
        || NamesOf(
            command.GetCustomAttributes<OutputTypeAttribute>()
                .SelectMany(attribute => attribute.Type)
                .Select(output => output.Type)
                .Concat(Own.Where(type => type.Name == command.GetCustomAttribute<CmdletAttribute>()?.NounName)))
            .Contains(ColumnName.Normalize(column));

    private static HashSet<string> NamesOf(IEnumerable<Type> types) => new(
        types.SelectMany(type => type.GetProperties())
            .Select(property => property.Name)
            .Concat(AddedByRemoting)
            .Select(ColumnName.Normalize),
        StringComparer.Ordinal);
}
