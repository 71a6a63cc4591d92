namespace AdminIam.Sandbox.Console;

/// <summary>A kind of value on the command line.</summary>
/// <param name="HelpName">Its name in the help.</param>
/// <param name="Expected">What it must be, as an error message states it.</param>
/// <param name="TryRead">Reads it; false where it is not valid.</param>
internal sealed record SettingValue<T>(string HelpName, string Expected, SettingReader<T> TryRead);
