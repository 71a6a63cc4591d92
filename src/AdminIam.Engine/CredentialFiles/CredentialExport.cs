using System.Text;
using AdminIam.Engine.Errors;

namespace AdminIam.Engine.CredentialFiles;

/// <summary>Writes a credentials CSV that appears under its name only when it is whole.</summary>
/// <remarks>
/// Rows go to a file beside it as they come, flushed, so that a run that is broken off has lost no secret it was
/// handed: <see cref="Dispose"/> keeps what there is under the final name too.
/// </remarks>
public sealed class CredentialExport : IDisposable
{
    private readonly string _path;
    private readonly string _partPath;
    private readonly StreamWriter _writer;
    private bool _anyKey;
    private bool _finished;

    /// <summary>Claims the file before anything is created in AWS.</summary>
    /// <param name="path">An absolute path.</param>
    /// <param name="overwrite">Whether a file that exists may be replaced.</param>
    public CredentialExport(string path, bool overwrite)
    {
        PrivateFile.CheckFolder(path);
        if (Directory.Exists(path))
        {
            throw new AdminException(
                "FileExists", ErrorKind.ResourceExists, path, $"'{path}' is a folder.", "Name a file to write the credentials to.");
        }

        if (File.Exists(path) && !overwrite)
        {
            throw new AdminException(
                "FileExists", ErrorKind.ResourceExists, path, $"The file '{path}' exists, and it may hold secrets that nobody else has.",
                "Choose another -Path, or add -Force to replace it.");
        }

        _path = path;
        _partPath = $"{path}.{Guid.NewGuid():N}.part";
        _writer = new StreamWriter(PrivateFile.Open(_partPath, FileMode.CreateNew), new UTF8Encoding(false)) { NewLine = "\r\n" };
        _writer.WriteLine(CredentialCsv.KeyHeader);
    }

    /// <summary>How many rows it has.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a row and flushes it.</summary>
    /// <param name="row">The row.</param>
    public void Add(CredentialRow row)
    {
        _anyKey |= row.AccessKeyId is not null;
        _writer.WriteLine(CredentialCsv.Format(row, withKeys: true));
        _writer.Flush();
        Count++;
    }

    /// <summary>Gives the file its name. A file without one key gets the console's form without key columns.</summary>
    public void Finish()
    {
        if (_finished)
            return;
        _finished = true;
        ((FileStream)_writer.BaseStream).Flush(flushToDisk: true);
        _writer.Dispose();
        if (!_anyKey)
            RewriteWithoutKeys();
        PrivateFile.MoveOver(_partPath, _path);
    }

    /// <summary>Keeps what has been written, if anything; leaves nothing otherwise.</summary>
    public void Dispose()
    {
        if (_finished)
            return;
        if (Count > 0)
        {
            Finish();
            return;
        }

        _finished = true;
        _writer.Dispose();
        File.Delete(_partPath);
    }

    private void RewriteWithoutKeys()
    {
        var rows = CredentialCsv.Read(File.ReadLines(_partPath, Encoding.UTF8)).ToList();
        var rewritten = $"{_partPath}2";
        using (var stream = PrivateFile.Open(rewritten, FileMode.CreateNew))
        using (var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n" })
        {
            writer.WriteLine(CredentialCsv.PasswordHeader);
            foreach (var row in rows)
                writer.WriteLine(CredentialCsv.Format(row, withKeys: false));
            writer.Flush();
            stream.Flush(flushToDisk: true);
        }

        File.Delete(_partPath);
        File.Move(rewritten, _partPath);
    }
}
