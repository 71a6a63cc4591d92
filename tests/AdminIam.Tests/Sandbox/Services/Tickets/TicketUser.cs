namespace AdminIam.Tests.Sandbox.Services.Tickets;

/// <summary>A user of the ticket service.</summary>
internal sealed class TicketUser
{
    public string Name { get; set; } = "";

    public string? Email { get; set; }

    public DateTime? Born { get; set; }

    public DateTime Created { get; set; }

    public int? Level { get; set; }

    public bool? Active { get; set; }

    public string? Label { get; set; }

    public string CreatedBy { get; set; } = "";
}
