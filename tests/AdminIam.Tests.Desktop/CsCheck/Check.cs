using System.Globalization;

namespace CsCheck;

/// <summary>Runs a test with generated values, one after the other. They are the same in each run.</summary>
internal static class Check
{
    private const int Iterations = 100;
    private const int Seed = 20260301;

    public static void Sample<T>(this Gen<T> values, Action<T> test, int iter = Iterations, int threads = 1)
    {
        Random random = new(Seed);
        for (var i = 0; i < iter; i++)
        {
            var value = values.Next(random);
            try
            {
                test(value);
            }
            catch (Exception e)
            {
                throw Failure(i, value, e);
            }
        }
    }

    public static async Task SampleAsync<T>(
        this Gen<T> values, Func<T, Task> test, int iter = Iterations, int threads = 1)
    {
        Random random = new(Seed);
        for (var i = 0; i < iter; i++)
        {
            var value = values.Next(random);
            try
            {
                await test(value);
            }
            catch (Exception e)
            {
                throw Failure(i, value, e);
            }
        }
    }

    public static void Sample<T>(this Gen<T> values, Func<T, bool> test, int iter = Iterations, int threads = 1) =>
        values.Sample((T value) => Assert.True(test(value)), iter, threads);

    public static void Sample<T1, T2>(
        this Gen<(T1, T2)> values, Action<T1, T2> test, int iter = Iterations, int threads = 1) =>
        values.Sample(((T1 One, T2 Two) all) => test(all.One, all.Two), iter, threads);

    public static void Sample<T1, T2>(
        this Gen<(T1, T2)> values, Func<T1, T2, bool> test, int iter = Iterations, int threads = 1) =>
        values.Sample(((T1 One, T2 Two) all) => Assert.True(test(all.One, all.Two)), iter, threads);

    public static void Sample<T1, T2, T3>(
        this Gen<(T1, T2, T3)> values, Action<T1, T2, T3> test, int iter = Iterations, int threads = 1) =>
        values.Sample(((T1 One, T2 Two, T3 Three) all) => test(all.One, all.Two, all.Three), iter, threads);

    public static void Sample<T1, T2, T3>(
        this Gen<(T1, T2, T3)> values, Func<T1, T2, T3, bool> test, int iter = Iterations, int threads = 1) =>
        values.Sample(
            ((T1 One, T2 Two, T3 Three) all) => Assert.True(test(all.One, all.Two, all.Three)), iter, threads);

    public static void Sample<T1, T2, T3, T4>(
        this Gen<(T1, T2, T3, T4)> values, Action<T1, T2, T3, T4> test, int iter = Iterations, int threads = 1) =>
        values.Sample(
            ((T1 One, T2 Two, T3 Three, T4 Four) all) => test(all.One, all.Two, all.Three, all.Four), iter, threads);

    private static InvalidOperationException Failure(int index, object? value, Exception reason)
    {
        var where = string.Format(CultureInfo.InvariantCulture, "Value {0}, {1}: ", index, value);
        return new InvalidOperationException(where + reason.Message, reason);
    }
}
