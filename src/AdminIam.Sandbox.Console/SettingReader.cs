using System.Diagnostics.CodeAnalysis;

namespace AdminIam.Sandbox.Console;

/// <summary>Reads a value of the command line; false where it is not valid.</summary>
internal delegate bool SettingReader<T>(string text, [MaybeNullWhen(false)] out T value);
