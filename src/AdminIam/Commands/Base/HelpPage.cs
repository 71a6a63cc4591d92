namespace AdminIam.Commands;

/// <summary>The pages of the cmdlets, which Get-Help -Online opens.</summary>
internal static class HelpPage
{
    /// <summary>The URL of the folder of the pages.</summary>
    public const string Folder = "https://github.com/AdminIam/AdminIam/blob/main/docs/cmdlets/";
}
