using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Common.Names;

namespace AdminIam.Engine.IdentityCenter.Directory;

/// <summary>The existing names of one kind, which are read at most once, for suggestions.</summary>
/// <param name="noun">The kind in the plural, such as <c>groups</c>.</param>
/// <param name="list">Starts to read the names.</param>
internal sealed class KnownNames(string noun, Func<Pages<string>> list)
{
    // A list of 100,000 users would take a minute at the pace of the service.
    private const int MaximumPages = 10;
    private readonly object _lock = new();
    private Task<IReadOnlyCollection<string>?>? _names;

    /// <summary>Returns a sentence that suggests similar names, with a leading space; empty if there are too many to
    /// read or the caller may not list them.</summary>
    /// <param name="name">The name that was not found.</param>
    public async Task<string> AdviseAsync(string name)
    {
        lock (_lock)
            _names ??= ReadAsync();
        return await _names.ConfigureAwait(false) is { } names
            ? $" {NameSuggestions.Advice(noun, name, names)}"
            : string.Empty;
    }

    private async Task<IReadOnlyCollection<string>?> ReadAsync()
    {
        try
        {
            var pages = list();
            var names = new List<string>();
            for (var count = 0; count < MaximumPages; count++)
            {
                if (await pages.NextAsync().ConfigureAwait(false) is not { } page)
                    return names;
                names.AddRange(page);
            }

            return null;
        }
        catch (Exception e) when (AwsErrors.IsDenied(e))
        {
            return null;
        }
    }
}
