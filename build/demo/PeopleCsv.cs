using AdminIam.Engine.Names;
using AdminIam.Engine.Users;

namespace AdminIam.Build.Demo;

/// <summary>The demo's CSV as requests; PowerShell's Import-Csv does this where there is a PowerShell.</summary>
internal static class PeopleCsv
{
    /// <summary>Reads a CSV without quoted cells.</summary>
    public static IReadOnlyList<UserRequest> Read(string path, string groupName)
    {
        string[] lines = File.ReadAllLines(path);
        string[] header = lines[0].Split(',');
        return [.. lines[1..].Select(line => ToRequest(header.Zip(line.Split(',')).ToDictionary(), groupName))];
    }

    private static UserRequest ToRequest(Dictionary<string, string> row, string groupName) => new()
    {
        UserName = row["UserName"],
        Path = row["Path"],
        Groups = [groupName],
        Tags = [.. IamTags.Parse(row["Tag"]), new("Email", row["Email"])],
        GeneratePassword = true,
        AccessKey = row["ProgrammaticAccess"] == "yes",
    };
}
