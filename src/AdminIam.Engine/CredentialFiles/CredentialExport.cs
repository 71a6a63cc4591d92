using System.Text;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Names;

namespace AdminIam.Engine.CredentialFiles;

/// <summary>Writes a credentials CSV that appears under its name only when it is whole.</summary>
/// <remarks>
/// Rows go to a file beside it as they come, so that a run that is interrupted loses no secret that it received:
/// <see cref="Dispose"/> keeps what there is under the final name too. It has the console's form without keys until the
/// first row with a key comes.
/// </remarks>
public sealed class CredentialExport : IDisposable
{
    private const int NamedUsers = 20;
    private readonly string _path;
    private readonly bool _overwrite;
    private readonly Func<FileStream, FileStream> _adapt;
    private readonly PathClaim _claim;
    private readonly List<string> _userNames = [];

    // Only while no row has a key: all of them are written again, with the columns of keys, when the first one comes.
    private readonly List<CredentialRow> _withoutKeys = [];
    private string _partPath;
    private FileStream _part;
    private bool _withKeys;
    private bool _finished;

    /// <summary>Claims the file before anything is created in AWS.</summary>
    /// <param name="path">An absolute path.</param>
    /// <param name="overwrite">Whether a regular file of this user's may be replaced.</param>
    public CredentialExport(string path, bool overwrite)
        : this(path, overwrite, stream => stream)
    {
    }

    /// <summary>Claims the file before anything is created in AWS.</summary>
    /// <param name="path">An absolute path.</param>
    /// <param name="overwrite">Whether a regular file of this user's may be replaced.</param>
    /// <param name="adapt">Returns the stream to write to, given a new file.</param>
    internal CredentialExport(string path, bool overwrite, Func<FileStream, FileStream> adapt)
    {
        _adapt = adapt;
        _path = path;
        _overwrite = overwrite;
        CheckPath();
        _claim = PathClaim.Take(path);
        try
        {
            // Another process may have written it until a moment ago.
            CheckPath();
            _partPath = NewPartPath();
            _part = CreatePart(_partPath, CredentialCsv.PasswordHeader);
        }
        catch
        {
            _claim.Dispose();
            throw;
        }
    }

    /// <summary>How many rows it has.</summary>
    public int Count => _userNames.Count;

    /// <summary>Adds a row; it is on disk then.</summary>
    /// <param name="row">The row.</param>
    public void Add(CredentialRow row)
    {
        try
        {
            if (row.AccessKeyId is not null && !_withKeys)
                AddKeyColumns(row);
            else
                Append(_part, CredentialCsv.Format(row, _withKeys));
        }
        catch (Exception e)
        {
            throw Lost(row, e);
        }

        _userNames.Add(row.UserName);
        if (!_withKeys)
            _withoutKeys.Add(row);
    }

    /// <summary>Gives the file its name.</summary>
    public void Finish()
    {
        if (_finished)
            return;
        _finished = true;
        try
        {
            _part.Dispose();
            if (Count == 0)
                File.Delete(_partPath);
            else
                PrivateFile.Move(_partPath, _path, _overwrite);
        }
        catch (Exception e)
        {
            throw Failed($"'{_path}' cannot be written: {e.Message} {Kept(_partPath)}", e);
        }
        finally
        {
            _claim.Dispose();
        }
    }

    /// <summary>Keeps what has been written, if anything; leaves nothing otherwise.</summary>
    public void Dispose() => Finish();

    private FileStream CreatePart(string path, string header)
    {
        var stream = _adapt(PrivateFile.Create(path));
        try
        {
            Append(stream, header);
            return stream;
        }
        catch
        {
            stream.Dispose();
            File.Delete(path);
            throw;
        }
    }

    // A row that cannot be written leaves nothing in the file.
    private static void Append(FileStream stream, string line) =>
        WholeWrite.Append(stream, stream.Position, Encoding.UTF8.GetBytes(line + CredentialCsv.NewLine));

    private void CheckPath() => PrivateFile.CheckNew(_path, _overwrite, "Choose another -Path, or add -Force to replace it.");

    private string NewPartPath() => $"{_path}.{Guid.NewGuid():N}.part";

    private void AddKeyColumns(CredentialRow row)
    {
        var path = NewPartPath();
        var part = CreatePart(path, CredentialCsv.KeyHeader);
        try
        {
            Append(part, string.Join(
                CredentialCsv.NewLine, _withoutKeys.Append(row).Select(one => CredentialCsv.Format(one, withKeys: true))));
        }
        catch
        {
            part.Dispose();
            File.Delete(path);
            throw;
        }

        var (oldPart, oldPath) = (_part, _partPath);
        (_part, _partPath, _withKeys) = (part, path, true);
        _withoutKeys.Clear();
        oldPart.Dispose();
        File.Delete(oldPath);
    }

    private AdminException Lost(CredentialRow row, Exception inner)
    {
        var lost = (row.Password, row.AccessKeyId) switch
        {
            (not null, not null) => $"the password and the secret of the access key {row.AccessKeyId}",
            (null, not null) => $"the secret of the access key {row.AccessKeyId}",
            _ => "the password",
        };
        var place = _partPath;
        try
        {
            if (Count > 0)
            {
                Finish();
                place = _path;
            }
        }
        catch (AdminException)
        {
            // They stay where they are, which the message says.
        }

        return Failed(
            $"'{place}' cannot be written: {inner.Message} Not saved: {lost} of '{row.UserName}'. {Kept(place)}".TrimEnd(), inner,
            row.AccessKeyId is null
                ? $"Set another password with Set-AdminUserPassword -UserName {row.UserName}."
                : $"Remove the key with Remove-AdminAccessKey -AccessKeyId {row.AccessKeyId}, or replace it with Update-AdminAccessKey "
                  + "-UserName " + row.UserName + (row.Password is null ? "." : "; set another password with Set-AdminUserPassword."));
    }

    private string Kept(string place) => Count == 0
        ? string.Empty
        : $"Saved in '{place}': the secrets of {string.Join(", ", _userNames.Take(NamedUsers).Select(name => $"'{name}'"))}"
          + (Count > NamedUsers ? $" and {CountText.Of(Count - NamedUsers, "more user")}." : ".");

    private AdminException Failed(string message, Exception inner, string? advice = null) =>
        new("CredentialFileFailed", ErrorKind.File, _path, message, advice, inner);
}
