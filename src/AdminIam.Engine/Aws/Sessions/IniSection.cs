namespace AdminIam.Engine.Aws.Sessions;

/// <summary>A section of an AWS configuration file.</summary>
/// <param name="Header">What stands between the brackets.</param>
/// <param name="Values">The values by lower-case key; the lines of an indented block follow a line break each.</param>
internal sealed record IniSection(string Header, Dictionary<string, string> Values);
