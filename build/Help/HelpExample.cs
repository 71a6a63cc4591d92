namespace AdminIam.Build.Help;

internal sealed record HelpExample(string Title, string Code, IReadOnlyList<string> Explanation);
