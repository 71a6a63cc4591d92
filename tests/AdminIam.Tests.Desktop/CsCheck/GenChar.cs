namespace CsCheck;

/// <summary>Characters: any, those between two, or those of a text.</summary>
internal sealed class GenChar() : Gen<char>(random => (char)random.Next(char.MaxValue + 1))
{
    public Gen<char> this[char least, char most] => new(random => (char)random.Next(least, most + 1));

    public Gen<char> this[string letters] => new(random => letters[random.Next(letters.Length)]);
}
