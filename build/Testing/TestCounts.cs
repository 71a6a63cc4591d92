namespace AdminIam.Build.Testing;

internal readonly record struct TestCounts(int Passed, int Failed, int Skipped)
{
    public static TestCounts OneFailure => new(0, 1, 0);

    public static TestCounts operator +(TestCounts left, TestCounts right) =>
        new(left.Passed + right.Passed, left.Failed + right.Failed, left.Skipped + right.Skipped);

    public override string ToString() => $"{Passed} passed, {Failed} failed, {Skipped} skipped";
}
