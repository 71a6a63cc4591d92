namespace AdminIam.Engine.Iam.Users;

/// <summary>Sets the requested tags of an existing user that differ. Other tags are not changed.</summary>
internal sealed class TagPart : IUserPart
{
    private readonly UserWork _work;
    private readonly IReadOnlyList<KeyValuePair<string, string>> _before;
    private readonly TagChange _change;

    public TagPart(UserWork work)
    {
        _work = work;
        _before = work.User.Tags ?? [];
        // With the keys as in the account, because keys are not case-sensitive.
        var tags = work.Request.Tags.Select(
            tag => new KeyValuePair<string, string>(Before(tag.Key)?.Key ?? tag.Key, tag.Value));
        _change = new TagChange(_before, new UserChange { UserName = work.UserName, Tags = tags.ToList() });
    }

    public string What => "tags";

    public Task<IReadOnlyList<string>> PlanAsync() => Task.FromResult<IReadOnlyList<string>>(
        _change.Set.Select(tag => $"tag {tag.Key}: {Before(tag.Key)?.Value ?? "none"} -> {tag.Value}").ToList());

    public async Task<IReadOnlyList<string>> ApplyAsync()
    {
        if (_change.Set.Count == 0)
            return [];
        _change.CheckQuota(_work.UserName);
        await new UserAttributes(_work.Iam).SetTagsAsync(_work.UserName, _change.Set).ConfigureAwait(false);
        _work.Undo.AddChange($"the new tags of '{_work.UserName}'", RestoreAsync);
        _work.Note(user => user with { Tags = _change.Result });
        return await PlanAsync().ConfigureAwait(false);
    }

    private async Task RestoreAsync(IamRun run)
    {
        var attributes = new UserAttributes(run);
        var added = _change.Set.Select(tag => tag.Key).Where(key => Before(key) is null).ToList();
        var replaced = _change.Set.Select(tag => Before(tag.Key)).OfType<KeyValuePair<string, string>>().ToList();
        if (added.Count > 0)
            await attributes.RemoveTagsAsync(_work.UserName, added).ConfigureAwait(false);
        if (replaced.Count > 0)
            await attributes.SetTagsAsync(_work.UserName, replaced).ConfigureAwait(false);
    }

    private KeyValuePair<string, string>? Before(string key)
    {
        foreach (var tag in _before)
        {
            if (string.Equals(tag.Key, key, StringComparison.OrdinalIgnoreCase))
                return tag;
        }

        return null;
    }
}
