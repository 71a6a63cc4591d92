using System.Text.Json;

namespace AdminIam.Sandbox.Model;

internal static class EmbeddedResource
{
    public static JsonDocument Json(string name)
    {
        using var stream = typeof(EmbeddedResource).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly has no resource '{name}'.");
        return JsonDocument.Parse(stream);
    }
}
