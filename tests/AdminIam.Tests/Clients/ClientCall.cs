using System.Text.Json;
using Amazon.Runtime;

namespace AdminIam.Tests.Clients;

/// <summary>Calls an operation of any client by its name.</summary>
internal static class ClientCall
{
    /// <summary>Returns the response, or the error if the service returned one.</summary>
    public static async Task<(object? Response, AmazonServiceException? Error)> InvokeAsync(
        AmazonServiceClient client, string operation, JsonElement input)
    {
        var method = client.GetType().GetMethods().Single(m => m.Name == operation + "Async");
        var request = ObjectJson.Fill(method.GetParameters()[0].ParameterType, input);
        try
        {
            var task = (Task)method.Invoke(client, [request, CancellationToken.None])!;
            await task;
            return (task.GetType().GetProperty("Result")!.GetValue(task), null);
        }
        catch (AmazonServiceException e)
        {
            return (null, e);
        }
    }
}
