namespace CsCheck;

/// <summary>Arrays of generated values, by their length.</summary>
internal sealed class GenArray<T>(Gen<T> items) : Gen<T[]>(random => Of(items, random, random.Next(Gen.UsualLength)))
{
    private readonly Gen<T> _items = items;

    public Gen<T[]> this[int length] => this[length, length];

    public Gen<T[]> this[int least, int most] => new(random => Of(_items, random, random.Next(least, most + 1)));

    private static T[] Of(Gen<T> items, Random random, int length) =>
        [.. Enumerable.Range(0, length).Select(_ => items.Next(random))];
}
