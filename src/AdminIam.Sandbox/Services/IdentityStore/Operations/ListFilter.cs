namespace AdminIam.Sandbox.Services.IdentityStore.Operations;

/// <summary>The filter of a list, which can only be by the name.</summary>
internal static class ListFilter
{
    /// <summary>The name that the call filters by; null where it has no filter.</summary>
    /// <param name="call">The call.</param>
    /// <param name="attribute">The attribute that is the name.</param>
    public static string? NameIn(IdentityStoreCall call, string attribute)
    {
        // The model allows one.
        var filters = call.Input.Structures("Filters");
        if (filters.Count == 0)
            return null;
        var filter = filters[0];
        var path = filter.Text("AttributePath");
        return path.Equals(attribute, StringComparison.OrdinalIgnoreCase)
            ? filter.Text("AttributeValue")
            : throw IdentityStoreErrors.Invalid($"Lists cannot be filtered by {path}.");
    }
}
