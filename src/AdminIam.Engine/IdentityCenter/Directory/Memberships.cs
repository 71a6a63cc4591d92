using AdminIam.Engine.Aws.Calls;
using Amazon.IdentityStore;
using Amazon.IdentityStore.Model;

namespace AdminIam.Engine.IdentityCenter.Directory;

/// <summary>Reads, creates and deletes the memberships of users in groups, by their IDs.</summary>
internal sealed class Memberships(IdentityCenterRun run)
{
    private const int PageSize = 100;

    /// <summary>Returns the memberships of a user.</summary>
    public Pages<Membership> OfUser(string userId) => TokenPages.Read(
        run.Calls,
        new ListGroupMembershipsForMemberRequest
        {
            IdentityStoreId = run.StoreId,
            MemberId = new MemberId { UserId = userId },
            MaxResults = PageSize,
        },
        run.Client.ListGroupMembershipsForMemberAsync, answer => answer.GroupMemberships).Select(Of);

    /// <summary>Returns the memberships of a group.</summary>
    public Pages<Membership> OfGroup(string groupId) => TokenPages.Read(
        run.Calls,
        new ListGroupMembershipsRequest
        {
            IdentityStoreId = run.StoreId,
            GroupId = groupId,
            MaxResults = PageSize,
        },
        run.Client.ListGroupMembershipsAsync, answer => answer.GroupMemberships).Select(Of);

    /// <summary>Returns the ID of a membership, or <see langword="null"/> if the user is not in the group.</summary>
    public async Task<string?> FindAsync(string groupId, string userId)
    {
        try
        {
            var answer = await run.Calls.RepeatableAsync(token => run.Client.GetGroupMembershipIdAsync(
                new GetGroupMembershipIdRequest
                {
                    IdentityStoreId = run.StoreId,
                    GroupId = groupId,
                    MemberId = new MemberId { UserId = userId },
                },
                token)).ConfigureAwait(false);
            return answer.MembershipId;
        }
        catch (Exception e) when (run.Calls.Service.IsMissing(e))
        {
            return null;
        }
    }

    /// <summary>Adds a user to a group.</summary>
    /// <returns>Whether the user was added; <see langword="false"/> if the user is in the group already.</returns>
    public async Task<bool> AddAsync(string groupId, string userId)
    {
        try
        {
            // The user or the group may have just been created.
            await run.Calls.OnceAsync(
                token => run.Client.CreateGroupMembershipAsync(
                    new CreateGroupMembershipRequest
                    {
                        IdentityStoreId = run.StoreId,
                        GroupId = groupId,
                        MemberId = new MemberId { UserId = userId },
                    },
                    token),
                async _ => await new Memberships(run.Finishing).FindAsync(groupId, userId).ConfigureAwait(false)
                    is { } found
                        ? new CreateGroupMembershipResponse { MembershipId = found }
                        : null,
                exists: true).ConfigureAwait(false);
            return true;
        }
        catch (ConflictException e) when (e.Reason == ConflictExceptionReason.UNIQUENESS_CONSTRAINT_VIOLATION)
        {
            return false;
        }
    }

    /// <summary>Removes a user from a group.</summary>
    /// <param name="membershipId">The ID of the membership.</param>
    /// <returns>Whether the user was in the group.</returns>
    public Task<bool> RemoveAsync(string membershipId) => run.Calls.RemovalAsync(
        token => run.Client.DeleteGroupMembershipAsync(
            new DeleteGroupMembershipRequest { IdentityStoreId = run.StoreId, MembershipId = membershipId }, token));

    private static Membership Of(GroupMembership membership) =>
        new(membership.MembershipId, membership.GroupId, membership.MemberId.UserId);
}
