using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.CredentialFiles;

/// <summary>Checks the folder of a file to write.</summary>
public static class TargetFolder
{
    /// <summary>Refuses a path whose folder does not exist.</summary>
    /// <param name="path">An absolute path.</param>
    /// <exception cref="AdminException">FolderNotFound.</exception>
    public static void Check(string path)
    {
        var folder = Path.GetDirectoryName(path);
        if (folder is not null && Directory.Exists(folder))
            return;
        throw new AdminException(
            "FolderNotFound", ErrorKind.NotFound, path,
            $"The folder '{folder}' for '{Path.GetFileName(path)}' does not exist.",
            "Create it first. Nothing was sent to AWS.");
    }
}
