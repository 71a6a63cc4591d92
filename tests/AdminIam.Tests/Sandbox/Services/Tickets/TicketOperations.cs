using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services;

namespace AdminIam.Tests.Sandbox.Services.Tickets;

/// <summary>The three operations of the ticket service.</summary>
internal static class TicketOperations
{
    public static OperationTable Create()
    {
        var table = new OperationTable<Call>();
        table.Add("CreateUser", CreateUser, ResourceOf);
        table.Add("ListUsers", ListUsers, ResourceOf);
        table.Add("DeleteUser", DeleteUser, ResourceOf);
        return table;
    }

    private static Output CreateUser(Call call)
    {
        var name = call.Text("UserName");
        if (StateOf(call).Users.ContainsKey(name))
            throw new AwsException("ConflictException", 400, $"{name} exists.");
        var user = new TicketUser
        {
            Name = name,
            Email = call.Input.Structures("Emails").Select(email => email.Text("Value")).FirstOrDefault(),
            Born = call.Input.Time("Born"),
            Created = call.Timestamp,
            Level = call.Input.Number("Level"),
            Active = call.Input.Flag("Active"),
            Label = call.Input.Structure("Labels")?.OptionalText("label"),
            CreatedBy = call.Facts.Caller.Arn,
        };
        StateOf(call).Users.Add(name, user);
        return new Output { ["User"] = Describe(user) };
    }

    private static Output ListUsers(Call call) =>
        new Output().AddPage(call, "Users", StateOf(call).Users.Values, user => user.Name, Describe);

    private static Output DeleteUser(Call call) => StateOf(call).Users.Remove(call.Text("UserName"))
        ? Output.Empty
        : throw new AwsException("ResourceNotFoundException", 400, $"{call.Text("UserName")} does not exist.");

    private static string ResourceOf(Call call) => $"arn:aws:tickets:us-east-1:{call.Facts.Account.Id}:users";

    private static TicketState StateOf(Call call) => call.Facts.Account.Get<TicketState>();

    private static Output Describe(TicketUser user) => new()
    {
        ["UserName"] = user.Name,
        ["Emails"] = user.Email is null ? null : new List<Output> { new() { ["Value"] = user.Email } },
        ["Born"] = user.Born,
        ["Created"] = user.Created,
        ["Level"] = user.Level,
        ["Active"] = user.Active,
        ["Labels"] = user.Label is null ? null : new Output { ["label"] = user.Label },
        ["CreatedBy"] = user.CreatedBy,
    };
}
