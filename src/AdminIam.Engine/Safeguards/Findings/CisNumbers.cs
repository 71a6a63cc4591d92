namespace AdminIam.Engine.Safeguards.Findings;

/// <summary>The control numbers of the CIS AWS Foundations Benchmark by version.</summary>
internal static class CisNumbers
{
    private static readonly string[] Versions = ["3.0", "4.0.1", "5.0", "6.0", "7.0"];

    /// <summary>No control.</summary>
    public static IReadOnlyDictionary<string, string> None { get; } = new SortedDictionary<string, string>();

    /// <summary>Returns the numbers of a control.</summary>
    /// <param name="numbers">The number in each of the versions 3.0, 4.0.1, 5.0, 6.0 and 7.0; <c>-</c> where the
    /// version has no such control.</param>
    public static IReadOnlyDictionary<string, string> Of(params string[] numbers)
    {
        if (numbers.Length != Versions.Length)
            throw new ArgumentException($"{Versions.Length} numbers are required.", nameof(numbers));
        var result = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < numbers.Length; i++)
        {
            if (numbers[i] != "-")
                result[Versions[i]] = numbers[i];
        }

        return result;
    }
}
