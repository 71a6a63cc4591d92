using System.Management.Automation;

namespace AdminIam;

/// <summary>Selects the view of an output object whose type has more than one: without a choice, the view of a command
/// that changes something, with the outcome.</summary>
/// <remarks>The name is inserted before the type name as <c>AdminIam.AdminUser#Listed</c>, which a format file names in
/// ViewSelectedBy.</remarks>
internal static class View
{
    /// <summary>Selects the view for a user of which a command changed something other than the groups.</summary>
    /// <param name="output">The output object.</param>
    public static PSObject Changed(AdminUser output) => Named(output, nameof(Changed));

    /// <summary>Selects the view for objects of a list.</summary>
    /// <param name="output">The output object.</param>
    public static PSObject Listed(object output) => Named(output, nameof(Listed));

    /// <summary>Selects the view for objects that were read with more calls, and have more properties.</summary>
    /// <param name="output">The output object.</param>
    public static PSObject Detailed(object output) => Named(output, nameof(Detailed));

    /// <summary>Selects the view for findings of which the change is known.</summary>
    /// <param name="output">The output object.</param>
    public static PSObject Compared(AdminFinding output) => Named(output, nameof(Compared));

    private static PSObject Named(object output, string name)
    {
        var named = PSObject.AsPSObject(output);
        named.TypeNames.Insert(0, $"{output.GetType()}#{name}");
        return named;
    }
}
