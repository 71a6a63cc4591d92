using System.Text;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Names;

namespace AdminIam.Engine.CredentialFiles;

/// <summary>Writes a credentials CSV, which appears under its name only when it is complete.</summary>
/// <remarks>
/// Rows are written immediately to a temporary file in the same folder, so that an interrupted run does not lose
/// received secrets: <see cref="Dispose"/> also saves them under the final name. The file has the format without keys
/// until the first row with a key is added.
/// </remarks>
public sealed class CredentialExport : IDisposable
{
    private const int NamedUsers = 20;
    private readonly string _path;
    private readonly bool _overwrite;
    private readonly Func<FileStream, FileStream> _adapt;
    private readonly PathClaim _claim;
    private readonly List<string> _userNames = [];

    // Used only while no row has a key. All rows are rewritten with the key columns when the first key is added.
    private readonly List<CredentialRow> _withoutKeys = [];
    private string _partPath;
    private FileStream _part;
    private bool _withKeys;
    private bool _finished;

    /// <summary>Reserves the file before anything is created in AWS.</summary>
    /// <param name="path">An absolute path.</param>
    /// <param name="overwrite">Whether a regular file of the current user may be replaced.</param>
    public CredentialExport(string path, bool overwrite)
        : this(path, overwrite, stream => stream)
    {
    }

    /// <summary>Reserves the file before anything is created in AWS.</summary>
    /// <param name="path">An absolute path.</param>
    /// <param name="overwrite">Whether a regular file of the current user may be replaced.</param>
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
            // Another process may just have written the file.
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

    /// <summary>Whether the rows are in the file with the final name.</summary>
    public bool IsSaved { get; private set; }

    /// <summary>The number of rows.</summary>
    public int Count => _userNames.Count;

    /// <summary>Adds a row; it is on disk then.</summary>
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

    /// <summary>Renames the file to its final name.</summary>
    public void Finish()
    {
        if (_finished)
            return;
        _finished = true;
        try
        {
            _part.Dispose();
            if (Count == 0)
            {
                File.Delete(_partPath);
                return;
            }

            PrivateFile.Move(_partPath, _path, _overwrite);
            IsSaved = true;
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

    /// <summary>Saves the rows that were written, if any; otherwise deletes the file.</summary>
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

    private void CheckPath() =>
        PrivateFile.CheckNew(_path, _overwrite, "Choose another -Path, or add -Force to replace it.");

    private string NewPartPath() => $"{_path}.{Guid.NewGuid():N}.part";

    private void AddKeyColumns(CredentialRow row)
    {
        var path = NewPartPath();
        var part = CreatePart(path, CredentialCsv.KeyHeader);
        try
        {
            Append(part, string.Join(
                CredentialCsv.NewLine,
                _withoutKeys.Append(row).Select(one => CredentialCsv.Format(one, withKeys: true))));
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
            // The rows remain in the temporary file, which the message names.
        }

        return Failed(
            $"'{place}' cannot be written: {inner.Message} Not saved: {lost} of '{row.UserName}'. {Kept(place)}"
                .TrimEnd(),
            inner,
            row.AccessKeyId is null
                ? $"Set a new password with Set-AdminUserPassword -UserName {row.UserName}."
                : $"Remove the key with Remove-AdminAccessKey -AccessKeyId {row.AccessKeyId}, or replace it with "
                  + "Update-AdminAccessKey -UserName "
                  + row.UserName
                  + (row.Password is null ? "." : "; set a new password with Set-AdminUserPassword."));
    }

    private string Kept(string place) => Count == 0
        ? string.Empty
        : $"Saved in '{place}': the secrets of "
            + $"{string.Join(", ", _userNames.Take(NamedUsers).Select(name => $"'{name}'"))}"
          + (Count > NamedUsers ? $" and {CountText.Of(Count - NamedUsers, "more user")}." : ".");

    private AdminException Failed(string message, Exception inner, string? advice = null) =>
        new("CredentialFileFailed", ErrorKind.File, _path, message, advice, inner);
}
