namespace AdminIam.Tests.Sandbox.Services.Tickets;

/// <summary>The members of the state file that are the ticket service's.</summary>
internal sealed class TicketData
{
    public List<TicketUser> TicketUsers { get; set; } = [];
}
