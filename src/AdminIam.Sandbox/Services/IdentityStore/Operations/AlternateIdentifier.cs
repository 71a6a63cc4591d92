using System.Text.Json;
using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.IdentityStore.State;

namespace AdminIam.Sandbox.Services.IdentityStore.Operations;

/// <summary>What GetUserId and GetGroupId search by: an external id, or an attribute that is unique.</summary>
internal static class AlternateIdentifier
{
    /// <summary>The key of the identifier in the tables of the store.</summary>
    /// <param name="call">The call.</param>
    /// <param name="attributes">The keys of the attributes that are unique, by their paths.</param>
    public static string KeyOf(IdentityStoreCall call, params (string Path, Func<string, string> Key)[] attributes)
    {
        var identifier = call.Input.Structure("AlternateIdentifier")!;
        var external = identifier.Structure("ExternalId");
        var unique = identifier.Structure("UniqueAttribute");
        if (external is null == unique is null)
        {
            throw IdentityStoreErrors.Invalid(
                "AlternateIdentifier must have exactly one of ExternalId and UniqueAttribute.");
        }

        return external is not null
            ? StoreDirectory.ExternalKey(external.Text("Issuer"), external.Text("Id"))
            : KeyOf(unique!, attributes);
    }

    private static string KeyOf(Input unique, (string Path, Func<string, string> Key)[] attributes)
    {
        var path = unique.Text("AttributePath");
        var (found, key) = Array.Find(
            attributes, one => one.Path.Equals(path, StringComparison.OrdinalIgnoreCase));
        if (found is null)
            throw IdentityStoreErrors.Invalid($"The attribute {path} is not unique.");
        var value = unique.Document("AttributeValue")!.Value;
        return value.ValueKind == JsonValueKind.String
            ? key(value.GetString()!)
            : throw IdentityStoreErrors.Invalid($"The value of {path} must be a string.");
    }
}
