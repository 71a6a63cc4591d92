using System.Text.Json;
using System.Text.Json.Nodes;
using AdminIam.Sandbox.Json;
using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Services.IdentityStore.Operations;

/// <summary>The attributes of users and groups, and what Identity Center requires of them beyond the model.</summary>
internal static class AttributeRules
{
    private const string StoreId = "IdentityStoreId";
    private static readonly string[] ReservedNames = ["Administrator", "AWSAdministrators"];

    /// <summary>The attributes in a call that creates a user or a group.</summary>
    public static JsonObject Of(IdentityStoreCall call)
    {
        var attributes = call.Input.ToJson();
        attributes.Remove(StoreId);
        return attributes;
    }

    /// <summary>Checks changed attributes against the model's constraints, and returns them in its form.</summary>
    /// <param name="call">The call.</param>
    /// <param name="attributes">The attributes.</param>
    /// <param name="create">The operation that creates what they are of.</param>
    public static JsonObject Checked(IdentityStoreCall call, JsonObject attributes, string create)
    {
        attributes[StoreId] = call.Text(StoreId);
        try
        {
            var input = JsonReader.Read(
                call.Facts.Service.Model.Operations[create],
                new ArraySegment<byte>(JsonSerializer.SerializeToUtf8Bytes(attributes)));
            var valid = input.ToJson();
            valid.Remove(StoreId);
            return valid;
        }
        catch (CommonException error) when (error.Kind == CommonError.MalformedInput)
        {
            throw IdentityStoreErrors.Invalid(error.Message);
        }
    }

    public static void DemandUser(JsonObject attributes)
    {
        if (attributes["UserName"] is null)
            throw IdentityStoreErrors.Invalid("userName is a required attribute");
        var name = attributes["Name"];
        var missing = new List<string>();
        if (attributes["DisplayName"] is null)
            missing.Add("displayname");
        if (name is null)
            missing.Add("name");
        if (name is not null && name["GivenName"] is null)
            missing.Add("givenname");
        if (name is not null && name["FamilyName"] is null)
            missing.Add("familyname");
        if (missing.Count > 0)
        {
            throw IdentityStoreErrors.Invalid(
                string.Join(", ", missing.Select(one => $"{one}: The attribute {one} is required")));
        }

        DemandFree((string)attributes["UserName"]!);
        if (attributes["Extensions"]?.AsObject().Any(one => one.Key != AttributePatch.EnterpriseExtension) == true)
            throw IdentityStoreErrors.Invalid($"The only extension is {AttributePatch.EnterpriseExtension}.");
    }

    public static void DemandGroup(JsonObject attributes)
    {
        if (attributes["DisplayName"] is null)
            throw IdentityStoreErrors.Invalid("displayName is a required attribute");
        DemandFree((string)attributes["DisplayName"]!);
    }

    private static void DemandFree(string name)
    {
        if (ReservedNames.Contains(name, StringComparer.OrdinalIgnoreCase))
            throw IdentityStoreErrors.Invalid($"{name} is a reserved name.");
    }
}
