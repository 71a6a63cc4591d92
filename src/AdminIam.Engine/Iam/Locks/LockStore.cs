using AdminIam.Engine.Iam.Users;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Locks;

/// <summary>Reads and writes the policies and tags that lock users.</summary>
internal sealed class LockStore(IamRun run)
{
    /// <summary>The AWS managed policy that denies everything.</summary>
    public const string DenyAllName = "AWSDenyAll";

    // What the IAM console calls the policy by which it ends the sessions of a role.
    private const string RevocationPolicy = "AWSRevokeOlderSessions";


    private IAmazonIdentityManagementService Iam => run.Client;

    private string DenyAllArn => run.Session.Partition.ManagedPolicyArn(DenyAllName);

    /// <summary>Reads the inline policy.</summary>
    /// <param name="userName">The user.</param>
    public async Task<LockPolicyState> FindPolicyAsync(string userName) =>
        await ReadPolicyAsync(userName).ConfigureAwait(false) is { } document
            ? new LockPolicyState(true, LockPolicy.Read(document))
            : new LockPolicyState(false, null);

    /// <summary>The document of the inline policy; <see langword="null"/> where there is none.</summary>
    /// <param name="userName">The user.</param>
    public async Task<string?> ReadPolicyAsync(string userName)
    {
        try
        {
            var answer = await run.Calls.RepeatableAsync(
                token => Iam.GetUserPolicyAsync(
                    new GetUserPolicyRequest { UserName = userName, PolicyName = LockPolicy.Name }, token)).ConfigureAwait(false);
            return Uri.UnescapeDataString(answer.PolicyDocument);
        }
        catch (NoSuchEntityException)
        {
            return null;
        }
    }

    /// <summary>Writes the inline policy.</summary>
    /// <param name="userName">The user.</param>
    /// <param name="memory">What it is to remember.</param>
    public Task WritePolicyAsync(string userName, LockMemory memory) =>
        PutPolicyAsync(userName, LockPolicy.Name, LockPolicy.Write(memory));

    /// <summary>Keeps sessions that were issued until now from working.</summary>
    /// <param name="userName">The user.</param>
    public Task RevokeSessionsAsync(string userName) =>
        PutPolicyAsync(userName, RevocationPolicy, LockPolicy.WriteRevocation(run.UtcNow));

    /// <summary>Deletes the inline policy.</summary>
    /// <param name="userName">The user.</param>
    public Task DeletePolicyAsync(string userName) => run.Calls.RemovalAsync(
        token => Iam.DeleteUserPolicyAsync(
            new DeleteUserPolicyRequest { UserName = userName, PolicyName = LockPolicy.Name }, token));

    /// <summary>Whether AWSDenyAll is attached to a user.</summary>
    /// <param name="userName">The user.</param>
    public async Task<bool> HasDenyAllAsync(string userName) =>
        (await UserPolicyLists.Attached(run, userName).ToListAsync().ConfigureAwait(false))
        .Exists(policy => policy.PolicyArn == DenyAllArn);

    /// <summary>Attaches AWSDenyAll.</summary>
    /// <param name="userName">The user.</param>
    public Task AttachDenyAllAsync(string userName) => run.Calls.RepeatableAsync(
        token => Iam.AttachUserPolicyAsync(
            new AttachUserPolicyRequest { UserName = userName, PolicyArn = DenyAllArn }, token));

    /// <summary>Detaches AWSDenyAll.</summary>
    /// <param name="userName">The user.</param>
    public Task DetachDenyAllAsync(string userName) => run.Calls.RemovalAsync(
        token => Iam.DetachUserPolicyAsync(
            new DetachUserPolicyRequest { UserName = userName, PolicyArn = DenyAllArn }, token));

    /// <summary>The tags of a user.</summary>
    /// <param name="userName">The user.</param>
    public async Task<IReadOnlyList<KeyValuePair<string, string>>> TagsAsync(string userName) =>
        (await new UserReader(run).GetExistingAsync(userName).ConfigureAwait(false)).Tags ?? [];

    /// <summary>Writes a memory into the tags of a user, in place of the one that is there.</summary>
    /// <param name="userName">The user.</param>
    /// <param name="memory">The memory.</param>
    /// <param name="present">The tags that the user has.</param>
    public async Task WriteTagsAsync(string userName, LockMemory memory, IEnumerable<KeyValuePair<string, string>> present)
    {
        var tags = LockTags.Write(memory);
        var request = new TagUserRequest
        {
            UserName = userName,
            Tags = tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value }).ToList(),
        };
        await run.Calls.RepeatableAsync(token => Iam.TagUserAsync(request, token)).ConfigureAwait(false);
        await DeleteTagsAsync(userName, LockTags.KeysIn(present).Except(tags.Select(tag => tag.Key)).ToList()).ConfigureAwait(false);
    }

    /// <summary>Deletes tags of a user.</summary>
    /// <param name="userName">The user.</param>
    /// <param name="keys">The tags' keys.</param>
    public async Task DeleteTagsAsync(string userName, IReadOnlyCollection<string> keys)
    {
        if (keys.Count == 0)
            return;
        var request = new UntagUserRequest { UserName = userName, TagKeys = [.. keys] };
        await run.Calls.RepeatableAsync(token => Iam.UntagUserAsync(request, token)).ConfigureAwait(false);
    }

    private Task PutPolicyAsync(string userName, string policyName, string document) => run.Calls.RepeatableAsync(
        token => Iam.PutUserPolicyAsync(
            new PutUserPolicyRequest { UserName = userName, PolicyName = policyName, PolicyDocument = document }, token),
        exists: true);
}
