namespace CsCheck;

/// <summary>A generator of values.</summary>
internal class Gen<T>(Func<Random, T> next)
{
    public GenArray<T> Array => new(this);

    public GenList<T> List => new(this);

    public T Next(Random random) => next(random);

    public Gen<TResult> Select<TResult>(Func<T, TResult> map) => new(random => map(next(random)));

    public Gen<T> Where(Func<T, bool> isWanted) => new(random =>
    {
        while (true)
        {
            var value = next(random);
            if (isWanted(value))
                return value;
        }
    });

    public Gen<TResult> SelectMany<TOther, TResult>(Func<T, Gen<TOther>> other, Func<T, TOther, TResult> combine) =>
        new(random =>
        {
            var value = next(random);
            return combine(value, other(value).Next(random));
        });
}
