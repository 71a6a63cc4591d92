using System.Text.Json;

namespace AdminIam.Tests.Sandbox;

/// <summary>Reads members of answers in JSON.</summary>
internal static class JsonElements
{
    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    /// <summary>The texts of a member that is a list of texts.</summary>
    public static List<string> Texts(this JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(item => item.GetString()!)];

    /// <summary>A text of each item of a member that is a list of structures.</summary>
    public static List<string> Texts(this JsonElement element, string name, string member) =>
        [.. element.GetProperty(name).EnumerateArray().Select(item => item.Text(member))];
}
