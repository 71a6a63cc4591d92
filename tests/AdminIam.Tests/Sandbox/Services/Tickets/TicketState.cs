using AdminIam.Sandbox.State;

namespace AdminIam.Tests.Sandbox.Services.Tickets;

/// <summary>The state of the ticket service in an account.</summary>
internal sealed class TicketState(TicketData data) : IServiceState
{
    public SortedDictionary<string, TicketUser> Users { get; } =
        new(data.TicketUsers.ToDictionary(user => user.Name), StringComparer.OrdinalIgnoreCase);

    public object ToData() => new TicketData { TicketUsers = [.. Users.Values] };

    public object? ToLastUses() => null;
}
