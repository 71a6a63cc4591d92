namespace System.Net.Http;

/// <summary>The handler of .NET Framework under the name that it has in .NET.</summary>
internal sealed class SocketsHttpHandler : HttpClientHandler;
