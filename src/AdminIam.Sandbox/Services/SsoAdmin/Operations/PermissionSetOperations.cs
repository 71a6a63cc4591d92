using System.Xml;
using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.SsoAdmin.State;

namespace AdminIam.Sandbox.Services.SsoAdmin.Operations;

/// <summary>Permission sets themselves.</summary>
internal static class PermissionSetOperations
{
    private static readonly TimeSpan ShortestSession = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestSession = TimeSpan.FromHours(12);

    public static void Register(OperationTable<SsoCall> table)
    {
        table.Add("CreatePermissionSet", CreatePermissionSet, SsoOperations.Any);
        table.Add("DescribePermissionSet", DescribePermissionSet, SsoOperations.Any);
        table.Add("ListPermissionSets", ListPermissionSets, SsoOperations.Any);
        table.Add("UpdatePermissionSet", UpdatePermissionSet, SsoOperations.Any);
        table.Add("DeletePermissionSet", DeletePermissionSet, SsoOperations.Any);
    }

    private static Output CreatePermissionSet(SsoCall call)
    {
        var instance = call.Instance();
        var name = call.Text("Name");
        if (instance.HasSetNamed(name))
            throw SsoErrors.Conflict($"PermissionSet with name {name} already exists.");
        if (instance.PermissionSets.Count >= State.Instance.PermissionSetsQuota)
        {
            throw SsoErrors.QuotaExceeded(
                $"The instance can have {State.Instance.PermissionSetsQuota} permission sets.");
        }

        var set = new PermissionSet
        {
            Arn = instance.NewSetArn(),
            Name = name,
            Description = call.Input.OptionalText("Description"),
            SessionDuration = SessionDuration(call) ?? PermissionSet.DefaultSessionDuration,
            RelayState = call.Input.OptionalText("RelayState"),
            Created = call.Timestamp,
            VisibleFrom = call.VisibleFrom,
        };
        TagOperations.Add(set.Tags, call.Input.Structures("Tags"));
        instance.Add(set);
        return Answer(set);
    }

    private static Output DescribePermissionSet(SsoCall call) => Answer(call.PermissionSet());

    private static Output ListPermissionSets(SsoCall call) => new Output().AddMatches(
        call,
        "PermissionSets",
        call.Instance().PermissionSets,
        set => set.Arn,
        set => set.VisibleFrom <= call.Now,
        set => set.Arn);

    // The name of a set cannot be changed. AWS deletes a relay state that is not in the request; the others stay.
    private static Output UpdatePermissionSet(SsoCall call)
    {
        var set = call.ModifiableSet();
        set.SessionDuration = SessionDuration(call) ?? set.SessionDuration;
        set.Description = call.Input.OptionalText("Description") ?? set.Description;
        set.RelayState = call.Input.OptionalText("RelayState");
        set.Revision++;
        return Output.Empty;
    }

    private static Output DeletePermissionSet(SsoCall call)
    {
        var instance = call.Instance();
        var set = call.ModifiableSet();
        if (instance.Assignments.Any(one => one.PermissionSetArn == set.Arn)
            || instance.Provisioned.Any(one => one.PermissionSetArn == set.Arn)
            || instance.Requests.Pending.Any(one => one.Subject.PermissionSetArn == set.Arn))
        {
            throw SsoErrors.Conflict(
                "Could not delete because PermissionSet has ApplicationProfile associated with it");
        }

        instance.Remove(set);
        return Output.Empty;
    }

    private static string? SessionDuration(SsoCall call)
    {
        if (call.Input.OptionalText("SessionDuration") is not { } text)
            return null;
        try
        {
            var duration = XmlConvert.ToTimeSpan(text);
            if (duration >= ShortestSession && duration <= LongestSession)
                return text;
        }
        catch (FormatException)
        {
            // It is refused below, as any duration that is too long or too short.
        }

        throw SsoErrors.Invalid("SessionDuration must be between PT1H and PT12H.");
    }

    private static Output Answer(PermissionSet set) => new()
    {
        ["PermissionSet"] = new Output
        {
            ["Name"] = set.Name,
            ["PermissionSetArn"] = set.Arn,
            ["Description"] = set.Description,
            ["CreatedDate"] = set.Created,
            ["SessionDuration"] = set.SessionDuration,
            ["RelayState"] = set.RelayState,
        },
    };
}
