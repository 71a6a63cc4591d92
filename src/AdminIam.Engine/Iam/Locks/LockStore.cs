using AdminIam.Engine.Iam.Users;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Locks;

/// <summary>Reads and writes the policies and tags that lock users.</summary>
internal sealed class LockStore(IamRun run)
{
    /// <summary>The AWS managed policy that denies all actions.</summary>
    public const string DenyAllName = "AWSDenyAll";

    // The name that the IAM console uses for the policy that revokes the sessions of a role.
    private const string RevocationPolicy = "AWSRevokeOlderSessions";


    private IAmazonIdentityManagementService Iam => run.Client;

    private string DenyAllArn => run.Session.Partition.ManagedPolicyArn(DenyAllName);

    /// <summary>Reads the inline policy.</summary>
    public async Task<LockPolicyState> FindPolicyAsync(string userName) =>
        await ReadPolicyAsync(userName).ConfigureAwait(false) is { } document
            ? new LockPolicyState(true, LockPolicy.Read(document))
            : new LockPolicyState(false, null);

    /// <summary>Returns the document of the inline policy; <see langword="null"/> if there is none.</summary>
    public async Task<string?> ReadPolicyAsync(string userName)
    {
        try
        {
            var answer = await run.Calls.RepeatableAsync(
                token => Iam.GetUserPolicyAsync(
                    new GetUserPolicyRequest { UserName = userName, PolicyName = LockPolicy.Name },
                    token)).ConfigureAwait(false);
            return Uri.UnescapeDataString(answer.PolicyDocument);
        }
        catch (NoSuchEntityException)
        {
            return null;
        }
    }

    /// <summary>Writes the inline policy.</summary>
    public Task WritePolicyAsync(string userName, LockRecord record) =>
        PutPolicyAsync(userName, LockPolicy.Name, LockPolicy.Write(record));

    /// <summary>Denies sessions that were issued before now.</summary>
    public Task RevokeSessionsAsync(string userName) =>
        PutPolicyAsync(userName, RevocationPolicy, LockPolicy.WriteRevocation(run.UtcNow));

    /// <summary>Deletes the inline policy.</summary>
    public Task DeletePolicyAsync(string userName) => run.Calls.RemovalAsync(
        token => Iam.DeleteUserPolicyAsync(
            new DeleteUserPolicyRequest { UserName = userName, PolicyName = LockPolicy.Name }, token));

    /// <summary>Returns whether AWSDenyAll is attached to a user.</summary>
    public async Task<bool> HasDenyAllAsync(string userName) =>
        (await UserPolicyLists.Attached(run, userName).ToListAsync().ConfigureAwait(false))
        .Exists(policy => policy.PolicyArn == DenyAllArn);

    /// <summary>Attaches AWSDenyAll.</summary>
    public Task AttachDenyAllAsync(string userName) => run.Calls.RepeatableAsync(
        token => Iam.AttachUserPolicyAsync(
            new AttachUserPolicyRequest { UserName = userName, PolicyArn = DenyAllArn }, token));

    /// <summary>Detaches AWSDenyAll.</summary>
    public Task DetachDenyAllAsync(string userName) => run.Calls.RemovalAsync(
        token => Iam.DetachUserPolicyAsync(
            new DetachUserPolicyRequest { UserName = userName, PolicyArn = DenyAllArn }, token));

    /// <summary>Returns the tags of a user.</summary>
    public async Task<IReadOnlyList<KeyValuePair<string, string>>> TagsAsync(string userName) =>
        (await new UserReader(run).GetExistingAsync(userName).ConfigureAwait(false)).Tags ?? [];

    /// <summary>Writes a record to the tags of a user, and replaces an existing one.</summary>
    /// <param name="present">The existing tags of the user.</param>
    public async Task WriteTagsAsync(
        string userName, LockRecord record, IEnumerable<KeyValuePair<string, string>> present)
    {
        var tags = LockTags.Write(record);
        var request = new TagUserRequest
        {
            UserName = userName,
            Tags = tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value }).ToList(),
        };
        await run.Calls.RepeatableAsync(token => Iam.TagUserAsync(request, token)).ConfigureAwait(false);
        await DeleteTagsAsync(
            userName, LockTags.KeysIn(present).Except(tags.Select(tag => tag.Key)).ToList()).ConfigureAwait(false);
    }

    /// <summary>Deletes tags of a user.</summary>
    /// <param name="keys">The keys of the tags.</param>
    public async Task DeleteTagsAsync(string userName, IReadOnlyCollection<string> keys)
    {
        if (keys.Count == 0)
            return;
        var request = new UntagUserRequest { UserName = userName, TagKeys = [.. keys] };
        await run.Calls.RepeatableAsync(token => Iam.UntagUserAsync(request, token)).ConfigureAwait(false);
    }

    private Task PutPolicyAsync(string userName, string policyName, string document) => run.Calls.RepeatableAsync(
        token => Iam.PutUserPolicyAsync(
            new PutUserPolicyRequest { UserName = userName, PolicyName = policyName, PolicyDocument = document },
            token),
        exists: true);
}
