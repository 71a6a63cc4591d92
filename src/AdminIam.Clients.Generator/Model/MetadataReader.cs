using System.Text.Json;

namespace AdminIam.Clients.Generator.Model;

/// <summary>Reads the metadata of a service model.</summary>
internal static class MetadataReader
{
    private const string Where = "the metadata";

    public static ServiceMetadata Read(JsonElement json)
    {
        var endpointPrefix = Json.Text(json, "endpointPrefix", Where);
        return new ServiceMetadata(
            Json.Text(json, "serviceId", Where),
            Json.Text(json, "apiVersion", Where),
            Json.Text(json, "protocol", Where),
            endpointPrefix,
            Json.OptionalText(json, "signingName", Where) ?? endpointPrefix,
            // A service with one endpoint for each partition names the one of the partition "aws".
            Json.OptionalText(json, "globalEndpoint", Where) is not null,
            Json.OptionalText(json, "jsonVersion", Where),
            Json.OptionalText(json, "targetPrefix", Where));
    }
}
