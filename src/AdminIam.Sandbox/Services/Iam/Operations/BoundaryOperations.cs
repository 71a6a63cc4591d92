using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.State;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>The permissions boundaries of users and roles.</summary>
internal static class BoundaryOperations
{
    private const string Member = "PermissionsBoundary";

    public static void Register(OperationTable<IamCall> table)
    {
        Register(table, "User", call => call.User(), ResourceOf.User);
        Register(table, "Role", call => call.ModifiableRole(), ResourceOf.Role);
    }

    /// <summary>The boundary of an entity that the call creates, or null.</summary>
    public static string? NewBoundary(IamCall call) =>
        call.Input.Has(Member) ? PolicyOf(call, call.Text(Member)) : null;

    private static void Register<T>(
        OperationTable<IamCall> table, string kind, Func<IamCall, T> find, Func<IamCall, string> resource)
        where T : Entity, IBounded
    {
        table.Add($"Put{kind}PermissionsBoundary", call => Put(call, find(call)), resource);
        table.Add($"Delete{kind}PermissionsBoundary", call => Delete(call, kind, find(call)), resource);
    }

    private static Output Put(IamCall call, IBounded holder)
    {
        call.Account.SetBoundary(holder, PolicyOf(call, call.Text(Member)));
        return Output.Empty;
    }

    private static Output Delete<T>(IamCall call, string kind, T holder)
        where T : Entity, IBounded
    {
        if (holder.PermissionsBoundary is null)
        {
            throw IamErrors.NoSuchEntity(
                $"The {kind.ToLowerInvariant()} with name {holder.Name} does not have a permissions boundary.");
        }

        call.Account.SetBoundary(holder, null);
        return Output.Empty;
    }

    private static string PolicyOf(IamCall call, string arn) =>
        call.Account.TryFindPolicy(arn, call.Now, out _)
            ? arn
            : throw IamErrors.NoSuchEntity($"Scope ARN: {arn} does not exist or is not attachable.");
}
