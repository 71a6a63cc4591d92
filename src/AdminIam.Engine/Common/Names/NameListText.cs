namespace AdminIam.Engine.Common.Names;

/// <summary>Writes lists of names for prompts, where a long list would hide what is asked.</summary>
internal static class NameListText
{
    /// <summary>The maximum number of names that are listed.</summary>
    public const int MostNames = 20;

    /// <summary>Returns the names, or the first of them and the number of the others.</summary>
    /// <param name="names">The names.</param>
    public static string Of(IReadOnlyCollection<string> names) => names.Count <= MostNames
        ? string.Join(", ", names)
        : $"{string.Join(", ", names.Take(MostNames))} and {names.Count - MostNames} more";
}
