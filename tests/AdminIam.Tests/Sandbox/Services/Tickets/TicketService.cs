using AdminIam.Sandbox.Json;
using AdminIam.Sandbox.Services;
using AdminIam.Sandbox.State;

namespace AdminIam.Tests.Sandbox.Services.Tickets;

/// <summary>A service that is defined only in this folder.</summary>
internal sealed class TicketService() : Service(TicketModel.Load, JsonProtocol.Instance)
{
    public override OperationTable Operations { get; } = TicketOperations.Create();

    public override IServiceState CreateState(Account account, SavedState saved) =>
        new TicketState(saved.Read<TicketData>());
}
