using AdminIam.Engine.IdentityCenter.Locks;

namespace AdminIam.Commands;

/// <summary>The files of a command that remember what locks removed. Each is opened once.</summary>
internal sealed class IdentityLockFiles(AdminCmdlet cmdlet) : IDisposable
{
    /// <summary>The file in the current location that is used without -Path.</summary>
    public const string DefaultPath = "AdminIdentityLock.json";
    private readonly Dictionary<string, IdentityLockFile> _files = new(StringComparer.Ordinal);

    /// <summary>Returns the absolute path of a file.</summary>
    /// <param name="path">The path of the parameter.</param>
    public string Resolve(string? path) =>
        cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path ?? DefaultPath);

    /// <summary>Opens a file. A failure is an error about the record.</summary>
    /// <param name="target">The record's name.</param>
    /// <param name="path">The path of the parameter.</param>
    /// <param name="mustExist">Whether a file that does not exist is an error.</param>
    /// <param name="file">The file, if it was opened.</param>
    /// <returns>Whether it was opened.</returns>
    public bool TryOpen(string? target, string? path, bool mustExist, out IdentityLockFile file)
    {
        var absolute = Resolve(path);
        if (_files.TryGetValue(absolute, out file))
            return true;
        var storeId = cmdlet.Center.Session.Instance.IdentityStoreId;
        if (!cmdlet.TryAwait(
            target, () => Task.FromResult(IdentityLockFile.Open(absolute, storeId, mustExist)), out file))
        {
            return false;
        }

        _files.Add(absolute, file);
        return true;
    }

    /// <summary>Unlocks the files for other processes.</summary>
    public void Dispose()
    {
        foreach (var file in _files.Values)
            file.Dispose();
        _files.Clear();
    }
}
