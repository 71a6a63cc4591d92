namespace AdminIam.Engine.Iam.Users;

/// <summary>Sets the requested permissions boundary of an existing user, if it differs.</summary>
internal sealed class BoundaryPart(UserWork work) : IUserPart
{
    private readonly string? _before = work.User.PermissionsBoundary;

    public string What => "the permissions boundary";

    public Task<IReadOnlyList<string>> PlanAsync() => Task.FromResult<IReadOnlyList<string>>(
        work.Request.PermissionsBoundary is { } arn && arn != _before
            ? [$"permissions boundary: {_before ?? "none"} -> {arn}"]
            : []);

    public async Task<IReadOnlyList<string>> ApplyAsync()
    {
        var changes = await PlanAsync().ConfigureAwait(false);
        if (changes.Count == 0)
            return changes;
        var arn = work.Request.PermissionsBoundary!;
        await new UserAttributes(work.Iam).SetBoundaryAsync(work.UserName, arn).ConfigureAwait(false);
        work.Undo.AddChange($"the new permissions boundary of '{work.UserName}'", run =>
        {
            var attributes = new UserAttributes(run);
            return _before is null
                ? attributes.RemoveBoundaryAsync(work.UserName)
                : attributes.SetBoundaryAsync(work.UserName, _before);
        });
        work.Note(user => user with { PermissionsBoundary = arn });
        return changes;
    }
}
