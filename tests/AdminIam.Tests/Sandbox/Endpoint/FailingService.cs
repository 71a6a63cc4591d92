using AdminIam.Sandbox.Json;
using AdminIam.Sandbox.Services;
using AdminIam.Tests.Sandbox.Services.Tickets;

namespace AdminIam.Tests.Sandbox.Endpoint;

/// <summary>A service whose control request fails.</summary>
internal sealed class FailingService() : Service(TicketModel.Load, JsonProtocol.Instance)
{
    public override OperationTable Operations { get; } = TicketOperations.Create();

    public override IReadOnlyList<ControlRequest> ControlRequests { get; } =
        [new("fail", (_, _, _) => throw new InvalidOperationException("The request cannot be answered."))];
}
