using System.Diagnostics.CodeAnalysis;

namespace Piaoheng.Server.Platform.Outcomes;

/// <summary>结果: the value of an action, or why it was refused.</summary>
public sealed class Outcome<T>
    where T : notnull
{
    private readonly T? _value;

    private Outcome(T? value, Refusal? refusal) => (_value, Refusal) = (value, refusal);

    /// <summary>Why it was refused; null when it was done.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Whether it was done; gives the value.</summary>
    public bool Succeeded([MaybeNullWhen(false)] out T value)
    {
        value = _value;
        return Refusal is null;
    }

    /// <summary>The value, where a refusal would be a bug.</summary>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public T Value =>
        Refusal is null ? _value! : throw new InvalidOperationException($"{Refusal.Text.Code}: {Refusal.Text.Render()}");

#pragma warning disable CA2225 // Named alternatives would only repeat what the conversions say.
    /// <summary>Done.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>Refused.</summary>
    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
#pragma warning restore CA2225
}
