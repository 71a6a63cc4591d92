namespace CsCheck;

/// <summary>Lists of generated values, by their length.</summary>
internal sealed class GenList<T>(Gen<T> items)
{
    public Gen<List<T>> this[int least, int most] => items.Array[least, most].Select(values => values.ToList());
}
