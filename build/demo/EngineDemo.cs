using AdminIam.Engine.Calls;
using AdminIam.Engine.CredentialFiles;
using AdminIam.Engine.Errors;
using AdminIam.Engine.Groups;
using AdminIam.Engine.Secrets;
using AdminIam.Engine.Sessions;
using AdminIam.Engine.Users;
using AdminIam.Sandbox;

namespace AdminIam.Build.Demo;

/// <summary>The main job through the engine: what demo.ps1 does through the cmdlets.</summary>
internal static class EngineDemo
{
    private const string GroupName = "Administrators";

    public static async Task RunAsync(TextWriter writer, string credentialPath)
    {
        using SandboxServer sandbox = SandboxServer.Start(new SandboxOptions());
        using StopSignal stop = new();
        writer.WriteLine($"A sandbox takes the place of an AWS account: {sandbox.Url}");
        using IamSession session = await SessionFactory.ConnectAsync(
            new SessionOptions
            {
                EndpointUrl = sandbox.Url,
                AccessKey = sandbox.Options.AccessKey,
                SecretKey = SecretText.Protect(sandbox.Options.SecretKey),
            },
            stop);

        GroupRecord group = await new GroupProvisioner(session, stop).ProvisionAsync(
            new GroupRequest { GroupName = GroupName, Policies = ["AdministratorAccess"] });
        writer.WriteLine($"The group {group.GroupName} has {string.Join(", ", group.PolicyNames)}.");

        IReadOnlyList<UserRequest> people = PeopleCsv.Read(Repository.PathOf("build", "demo", "admins.csv"), GroupName);
        (List<ProvisionedUser> users, List<AdminException> problems) =
            await ProvisionAsync(session, stop, people);
        writer.WriteLine();
        PrintUsers(writer, users);
        writer.WriteLine("Rows that were not done:");
        foreach (AdminException problem in problems)
            writer.WriteLine($"  {problem.Target}: {problem.Message} [{problem.ErrorId}]");
        writer.WriteLine();
        Export(users, credentialPath);
        writer.WriteLine($"Credentials, for their owner's eyes only: {credentialPath}");

        writer.WriteLine();
        writer.WriteLine("The same again, only to make what is missing:");
        UserRequest[] again = [.. people.Select(person => person with { Ensure = true })];
        PrintUsers(writer, (await ProvisionAsync(session, stop, again)).Users);
    }

    // Five at a time is the cmdlet's work; a sandbox on this machine is fast enough for one after the other.
    private static async Task<(List<ProvisionedUser> Users, List<AdminException> Problems)> ProvisionAsync(
        IamSession session, StopSignal stop, IReadOnlyList<UserRequest> people)
    {
        List<ProvisionedUser> users = [];
        List<AdminException> problems = [];
        UserProvisioner provisioner = new(session, stop);
        foreach (UserRequest person in people)
        {
            try
            {
                users.Add(await provisioner.ProvisionAsync(person));
            }
            catch (AdminException e)
            {
                problems.Add(e);
            }
        }

        return (users, problems);
    }

    private static void Export(IEnumerable<ProvisionedUser> users, string path)
    {
        using CredentialExport export = new(path, overwrite: false);
        foreach (ProvisionedUser user in users)
        {
            export.Add(new CredentialRow(
                user.User.UserName, user.Password, user.AccessKeyId, user.SecretAccessKey, user.SignInUrl));
        }

        export.Finish();
    }

    private static void PrintUsers(TextWriter writer, IEnumerable<ProvisionedUser> users)
    {
        writer.WriteLine($"{"UserName",-16} {"Outcome",-10} {"Path",-14} {"Password",-10} AccessKeyId");
        foreach (ProvisionedUser user in users)
        {
            string password = user.Password is null ? "" : "generated";
            string about = $"{user.User.UserName,-16} {user.Outcome,-10} {user.User.Path,-14}";
            writer.WriteLine($"{about} {password,-10} {user.AccessKeyId}".TrimEnd());
        }

        writer.WriteLine();
    }
}
