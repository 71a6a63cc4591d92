using System.Text.Json;

namespace AdminIam.Sandbox.State;

/// <summary>Refuses files that are not a state file of this version, before anything is read from them.</summary>
internal static class StateFileCheck
{
    public static void Check(string path, JsonElement root)
    {
        CheckVersion(path, root);
        CheckNulls(path, root, "");
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidDataException(
                $"The state file '{path}' is damaged or not a state file: it is not a JSON object.");
        }
    }

    private static void CheckVersion(string path, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("version", out var version))
            return;
        if (version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) || number < 1)
            throw new InvalidDataException($"The state file '{path}' has no valid version: {version.GetRawText()}.");
        if (number > StateFile.Version)
        {
            throw new InvalidDataException(
                $"The state file '{path}' is of version {number}, which a newer version of AdminIam wrote; "
                + $"this one reads up to version {StateFile.Version}.");
        }
    }

    // Null is never written, and a list or a name that is null would cause failures later.
    private static void CheckNulls(string path, JsonElement element, string where)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Null:
                var what = where.Length == 0 ? "it" : $"'{where}'";
                throw new InvalidDataException($"The state file '{path}' is damaged: {what} is null.");
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                    CheckNulls(path, member.Value, where.Length == 0 ? member.Name : $"{where}.{member.Name}");
                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in element.EnumerateArray())
                    CheckNulls(path, item, $"{where}[{index++}]");
                break;
        }
    }
}
