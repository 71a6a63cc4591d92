namespace CsCheck;

/// <summary>Values of an ordered type: any, or those between two, both included.</summary>
internal sealed class GenRange<T>(T lowest, T highest, Func<Random, T, T, T> between)
    : Gen<T>(random => between(random, lowest, highest))
{
    private readonly Func<Random, T, T, T> _between = between;

    public Gen<T> this[T least, T most] => new(random => _between(random, least, most));
}
