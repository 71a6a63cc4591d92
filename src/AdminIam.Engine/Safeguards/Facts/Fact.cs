namespace AdminIam.Engine.Safeguards.Facts;

/// <summary>A fact about the account, or the reason why it is not known.</summary>
/// <typeparam name="T">The type of the fact.</typeparam>
internal sealed class Fact<T>
{
    private readonly T? _value;
    private readonly string? _unavailable;

    private Fact(T? value, string? unavailable) => (_value, _unavailable) = (value, unavailable);

    /// <summary>The fact.</summary>
    /// <exception cref="FactUnavailableException">It is not known.</exception>
    public T Value => _unavailable is null ? _value! : throw new FactUnavailableException(_unavailable);

    /// <summary>Whether the fact is known.</summary>
    public bool IsKnown => _unavailable is null;

    /// <summary>Why the fact is not known; <see langword="null"/> if it is.</summary>
    public string? UnavailableReason => _unavailable;

    /// <summary>Returns the fact converted; one that is not known stays so.</summary>
    /// <param name="selector">Converts the fact.</param>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    public Fact<TResult> Select<TResult>(Func<T, TResult> selector) => _unavailable is null
        ? Fact<TResult>.Known(selector(_value!))
        : Fact<TResult>.Unavailable(_unavailable);

    /// <summary>A known fact.</summary>
    public static Fact<T> Known(T value) => new(value, null);

    /// <summary>A fact that is not known.</summary>
    /// <param name="reason">Why it is not known, with the action that is not allowed.</param>
    public static Fact<T> Unavailable(string reason) => new(default, reason);
}
