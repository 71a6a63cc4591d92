namespace CsCheck;

/// <summary>Texts: any, or those of a length and of given characters.</summary>
internal sealed class GenString() : Gen<string>(random => new string(Gen.Char.Array.Next(random)))
{
    public Gen<string> this[string letters] => Gen.Char[letters].Array.Select(text => new string(text));

    public Gen<string> this[int least, int most] => this[Gen.Char, least, most];

    public Gen<string> this[Gen<char> letters, int least, int most] =>
        letters.Array[least, most].Select(text => new string(text));
}
