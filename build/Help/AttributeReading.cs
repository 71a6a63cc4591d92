using System.Collections.ObjectModel;
using System.Reflection;

namespace AdminIam.Build.Help;

/// <summary>Reads attributes from metadata, by name instead of by type.</summary>
internal static class AttributeReading
{
    private const string PowerShell = "System.Management.Automation.";

    /// <summary>Returns the PowerShell attributes of one type that are declared on the member itself.</summary>
    public static IEnumerable<CustomAttributeData> PowerShellAttributes(this MemberInfo member, string name) =>
        member.GetCustomAttributesData().Where(a => a.AttributeType.FullName == PowerShell + name);

    public static T? Named<T>(this CustomAttributeData attribute, string name) => attribute.NamedArguments
        .Where(argument => argument.MemberName == name)
        .Select(argument => (T?)argument.TypedValue.Value)
        .FirstOrDefault();

    /// <summary>The elements of an array argument, such as those of a <c>params</c> constructor.</summary>
    public static IEnumerable<object?> Elements(this CustomAttributeTypedArgument argument) =>
        argument.Value is ReadOnlyCollection<CustomAttributeTypedArgument> items
            ? items.Select(item => item.Value)
            : [argument.Value];
}
