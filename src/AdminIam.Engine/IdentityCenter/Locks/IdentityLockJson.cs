using System.Text.Json;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.IdentityCenter.Locks;

/// <summary>The JSON of the file that remembers locks.</summary>
internal static class IdentityLockJson
{
    private const string Format = "AdminIam identity locks 1";

    /// <summary>Returns the content of a file.</summary>
    public static byte[] Write(string storeId, IReadOnlyList<IdentityLock> locks)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("Format", Format);
            json.WriteString("IdentityStoreId", storeId);
            json.WriteStartArray("Users");
            foreach (var one in locks)
                Write(json, one);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    /// <summary>Reads the content of a file.</summary>
    /// <param name="path">The path, for errors.</param>
    /// <param name="storeId">The ID of the identity store that the file must be about.</param>
    /// <exception cref="AdminException"><c>LockFileUnreadable</c> or <c>LockFileMismatch</c>.</exception>
    public static IReadOnlyList<IdentityLock> Read(string path, string content, string storeId)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            var root = document.RootElement;
            if (Text(root, "Format") != Format)
                throw new FormatException("It has another format.");
            var store = Text(root, "IdentityStoreId");
            if (store != storeId)
            {
                throw new AdminException(
                    "LockFileMismatch", ErrorKind.InvalidOperation, path,
                    $"The file '{path}' is about the identity store {store}, but the session uses {storeId}.",
                    "Specify another file, or connect to the account of the other instance.");
            }

            return [.. root.GetProperty("Users").EnumerateArray().Select(Lock)];
        }
        catch (Exception e)
            when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new AdminException(
                "LockFileUnreadable", ErrorKind.InvalidOperation, path,
                $"The file '{path}' is not as Lock-AdminIdentityUser writes it: {e.Message}",
                "Specify another file. This file was not changed.", e);
        }
    }

    private static void Write(Utf8JsonWriter json, IdentityLock one)
    {
        json.WriteStartObject();
        json.WriteString("UserName", one.UserName);
        json.WriteString("UserId", one.UserId);
        json.WriteString("Since", one.Since ?? throw new InvalidOperationException("The user is not locked."));
        json.WriteStartArray("Groups");
        foreach (var group in one.Groups)
        {
            json.WriteStartObject();
            json.WriteString("GroupName", group.GroupName);
            json.WriteString("GroupId", group.GroupId);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("Assignments");
        foreach (var assignment in one.Assignments)
        {
            json.WriteStartObject();
            json.WriteString("AccountId", assignment.AccountId);
            json.WriteString("PermissionSetName", assignment.PermissionSetName);
            json.WriteString("PermissionSetArn", assignment.PermissionSetArn);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static IdentityLock Lock(JsonElement json) => new()
    {
        UserName = Text(json, "UserName"),
        UserId = Text(json, "UserId"),
        Since = json.GetProperty("Since").GetDateTime().ToUniversalTime(),
        Groups =
        [
            .. json.GetProperty("Groups").EnumerateArray()
                .Select(one => new LockedGroup(Text(one, "GroupId"), Text(one, "GroupName"))),
        ],
        Assignments =
        [
            .. json.GetProperty("Assignments").EnumerateArray().Select(one => new LockedAssignment(
                Text(one, "AccountId"), Text(one, "PermissionSetArn"), Text(one, "PermissionSetName"))),
        ],
    };

    private static string Text(JsonElement json, string name) =>
        json.GetProperty(name).GetString() is { Length: > 0 } text
            ? text
            : throw new FormatException($"{name} is empty.");
}
