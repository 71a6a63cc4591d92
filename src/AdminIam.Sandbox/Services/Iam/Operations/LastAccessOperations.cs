using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.Access;
using AdminIam.Sandbox.Services.Iam.State;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>Reports about the services that users and roles can access and have accessed.</summary>
internal static class LastAccessOperations
{
    private static readonly TimeSpan Generation = TimeSpan.FromMilliseconds(500);

    public static void Register(OperationTable<IamCall> table)
    {
        table.Add("GenerateServiceLastAccessedDetails", Generate, call => call.Text("Arn"));
        table.Add("GetServiceLastAccessedDetails", GetDetails, ResourceOf.Any);
        table.Add("GetServiceLastAccessedDetailsWithEntities", GetEntities, ResourceOf.Any);
    }

    private static Output Generate(IamCall call)
    {
        var arn = call.Text("Arn");
        var isPolicy = arn.Contains(":policy/");
        var (documents, identities) = isPolicy ? OfPolicy(call, arn) : OfIdentity(call, arn);
        var job = new AccessJob(
            Guid.NewGuid().ToString(),
            call.Caller.UserId,
            call.Timestamp,
            call.Now + Generation,
            call.Input.OptionalText("Granularity") == "ACTION_LEVEL",
            [.. GrantedServices.Of(call.Account, documents)],
            identities);
        call.Account.AccessRecords.Jobs.Add(job);
        return new Output { ["JobId"] = job.Id };
    }

    private static Output GetDetails(IamCall call)
    {
        var job = Job(call);
        var output = State(call, job);
        output["JobType"] = job.WithActions ? "ACTION_LEVEL" : "SERVICE_LEVEL";
        var services = job.Ready > call.Now ? [] : job.Services;
        return output.AddPage(
            call, "ServicesLastAccessed", services, service => service, service => Service(call, job, service));
    }

    private static Output GetEntities(IamCall call)
    {
        var job = Job(call);
        var service = call.Text("ServiceNamespace");
        if (!job.Services.Contains(service))
            throw IamErrors.InvalidInput($"The report does not include the service {service}.");
        var entities = job.Ready > call.Now ? [] : Uses(call, job, service);
        var keyed = entities.Select((entity, index) => (entity.Entity, entity.Use, Key: Page.Key(index)));
        return State(call, job).AddPage(
            call,
            "EntityDetailsList",
            keyed,
            item => item.Key,
            item => new Output
            {
                ["EntityInfo"] = Info(call, item.Entity),
                ["LastAuthenticated"] = item.Use?.Time,
            });
    }

    private static AccessJob Job(IamCall call)
    {
        var id = call.Text("JobId");
        return call.Account.AccessRecords.Jobs.TryFind(id, out var job) && job.OwnerId == call.Caller.UserId
            ? job
            : throw IamErrors.NoSuchEntity($"No job with the id {id} was found.");
    }

    private static Output State(IamCall call, AccessJob job) => new()
    {
        ["JobStatus"] = job.Ready > call.Now ? "IN_PROGRESS" : "COMPLETED",
        ["JobCreationDate"] = job.Created,
        ["JobCompletionDate"] = job.Ready > call.Now ? null : job.Ready,
    };

    private static Output Service(IamCall call, AccessJob job, string service)
    {
        var uses = Uses(call, job, service).Where(item => item.Use is not null).ToList();
        var (entity, use) = uses.FirstOrDefault();
        return new Output
        {
            ["ServiceName"] = GrantedServices.NameOf(service),
            ["ServiceNamespace"] = service,
            ["LastAuthenticated"] = use?.Time,
            ["LastAuthenticatedEntity"] = use is null ? null : ArnOf(call, entity),
            ["LastAuthenticatedRegion"] = use?.Region,
            ["TotalAuthenticatedEntities"] = uses.Count,
            ["TrackedActionsLastAccessed"] = job.WithActions && use is not null ? Actions(call, uses) : null,
        };
    }

    private static List<Output> Actions(IamCall call, List<(Entity Entity, ServiceUse? Use)> uses) => uses
        .SelectMany(item => item.Use!.Actions.Select(action => (item.Entity, item.Use, action.Key, action.Value)))
        .GroupBy(item => item.Key, StringComparer.Ordinal)
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => group.OrderByDescending(item => item.Value).First())
        .Select(item => new Output
        {
            ["ActionName"] = item.Key,
            ["LastAccessedEntity"] = ArnOf(call, item.Entity),
            ["LastAccessedTime"] = item.Value,
            ["LastAccessedRegion"] = item.Use!.Region,
        })
        .ToList();

    /// <summary>The identities of the report with their last uses of a service, the latest first.</summary>
    private static List<(Entity Entity, ServiceUse? Use)> Uses(IamCall call, AccessJob job, string service) =>
    [
        .. job.Identities
            .Select(entity => (
                entity, call.Account.AccessRecords.Uses.TryFind(entity.Id, service, out var use) ? use : null))
            .OrderByDescending(item => item.Item2?.Time ?? DateTime.MinValue),
    ];

    private static (List<string> Documents, List<Entity> Identities) OfIdentity(IamCall call, string arn)
    {
        var identity = NamedIdentity.Find(call, arn);
        var documents = NamedIdentity.Policies(call, identity).ConvertAll(policy => policy.Document);
        return (documents, identity is Group group ? [.. Members(call, group)] : [identity]);
    }

    private static (List<string> Documents, List<Entity> Identities) OfPolicy(IamCall call, string arn)
    {
        if (!call.Account.TryFindPolicy(arn, call.Now, out var policy))
            throw IamErrors.NoSuchPolicy(arn);
        var groups = call.Account.Groups.Visible(call.Now).Where(group => group.AttachedPolicies.Contains(arn));
        var users = call.Account.Users.Visible(call.Now).Where(user => user.AttachedPolicies.Contains(arn));
        var roles = call.Account.Roles.Visible(call.Now).Where(role => role.AttachedPolicies.Contains(arn));
        return (
            [policy.Default.Document],
            [.. users.Concat(groups.SelectMany(group => Members(call, group))).Distinct(), .. roles]);
    }

    private static IEnumerable<User> Members(IamCall call, Group group)
    {
        foreach (var name in group.Members)
        {
            if (call.Account.Users.TryGet(name, out var user))
                yield return user;
        }
    }

    private static Output Info(IamCall call, Entity entity) => new()
    {
        ["Arn"] = ArnOf(call, entity),
        ["Name"] = entity.Name,
        ["Type"] = entity is User ? "USER" : "ROLE",
        ["Id"] = entity.Id,
        ["Path"] = entity.Path,
    };

    private static string ArnOf(IamCall call, Entity entity) =>
        entity is User user ? call.Account.ArnOf(user) : call.Account.ArnOf((Role)entity);
}
