namespace AdminIam.Engine.Aws.Sessions;

/// <summary>A section of an AWS configuration file.</summary>
/// <param name="Header">The text between the brackets.</param>
/// <param name="Values">The values by lower-case key. The lines of an indented block are separated by line
/// breaks.</param>
internal sealed record IniSection(string Header, Dictionary<string, string> Values);
