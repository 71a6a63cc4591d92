namespace CsCheck;

/// <summary>
/// The part of CsCheck that the tests use, because CsCheck is not available for .NET Framework. It neither shrinks what
/// fails nor runs concurrently: what fails only here is also looked at only here.
/// </summary>
internal static class Gen
{
    /// <summary>The lengths of texts and arrays are below this where a test does not say.</summary>
    public const int UsualLength = 100;

    public static readonly Gen<bool> Bool = new(random => random.Next(2) == 0);

    public static readonly GenRange<int> Int = new(
        int.MinValue, int.MaxValue, (random, least, most) => (int)Between(random, least, most));

    public static readonly GenRange<long> Long = new(long.MinValue / 2, long.MaxValue / 2, Between);

    public static readonly GenRange<byte> Byte = new(
        byte.MinValue, byte.MaxValue, (random, least, most) => (byte)Between(random, least, most));

    public static readonly GenRange<DateTime> DateTime = new(
        System.DateTime.MinValue, System.DateTime.MaxValue,
        (random, least, most) => new DateTime(Between(random, least.Ticks, most.Ticks), least.Kind));

    public static readonly GenChar Char = new();

    public static readonly GenString String = new();

    public static Gen<T> Const<T>(T value) => new(_ => value);

    public static Gen<T> OneOf<T>(params T[] values) => new(random => values[random.Next(values.Length)]);

    public static Gen<T> OneOf<T>(params Gen<T>[] choices) =>
        new(random => choices[random.Next(choices.Length)].Next(random));

    public static Gen<T[]> Shuffle<T>(T[] values) => new(random => [.. values.OrderBy(_ => random.Next())]);

    public static Gen<(T1, T2)> Select<T1, T2>(Gen<T1> one, Gen<T2> two) =>
        new(random => (one.Next(random), two.Next(random)));

    public static Gen<(T1, T2, T3)> Select<T1, T2, T3>(Gen<T1> one, Gen<T2> two, Gen<T3> three) =>
        new(random => (one.Next(random), two.Next(random), three.Next(random)));

    public static Gen<(T1, T2, T3, T4)> Select<T1, T2, T3, T4>(Gen<T1> one, Gen<T2> two, Gen<T3> three, Gen<T4> four) =>
        new(random => (one.Next(random), two.Next(random), three.Next(random), four.Next(random)));

    public static Gen<TResult> Select<T1, T2, TResult>(Gen<T1> one, Gen<T2> two, Func<T1, T2, TResult> map) =>
        new(random => map(one.Next(random), two.Next(random)));

    public static Gen<TResult> Select<T1, T2, T3, T4, TResult>(
        Gen<T1> one, Gen<T2> two, Gen<T3> three, Gen<T4> four, Func<T1, T2, T3, T4, TResult> map) =>
        new(random => map(one.Next(random), two.Next(random), three.Next(random), four.Next(random)));

    public static Gen<TResult> Select<T1, T2, T3, T4, T5, TResult>(
        Gen<T1> one, Gen<T2> two, Gen<T3> three, Gen<T4> four, Gen<T5> five, Func<T1, T2, T3, T4, T5, TResult> map) =>
        new(random =>
            map(one.Next(random), two.Next(random), three.Next(random), four.Next(random), five.Next(random)));

    private static long Between(Random random, long least, long most) =>
        most == least ? least : least + (long)(random.NextDouble() * (most - least + 1d));
}
