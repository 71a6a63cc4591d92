namespace AdminIam.Engine.Iam.Users;

/// <summary>Sets the requested path of an existing user.</summary>
internal sealed class PathPart(UserWork work) : IUserPart
{
    private readonly string _before = work.User.Path;

    public string What => "the path";

    public Task<IReadOnlyList<string>> PlanAsync() => Task.FromResult<IReadOnlyList<string>>(
        work.Request.Path is { } path && path != _before ? [$"path: {_before} -> {path}"] : []);

    public async Task<IReadOnlyList<string>> ApplyAsync()
    {
        var changes = await PlanAsync().ConfigureAwait(false);
        if (changes.Count == 0)
            return changes;
        var moved = await new UserAttributes(work.Iam).MoveAsync(work.User, work.UserName, work.Request.Path!)
            .ConfigureAwait(false);
        work.Undo.AddChange($"the new path of '{work.UserName}'", async run =>
            await new UserAttributes(run).MoveAsync(moved, moved.UserName, _before).ConfigureAwait(false));
        work.Note(user => user with { Path = moved.Path, Arn = moved.Arn });
        return changes;
    }
}
