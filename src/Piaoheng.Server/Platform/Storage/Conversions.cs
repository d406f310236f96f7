using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Core.Validation;

namespace Piaoheng.Server.Platform.Storage;

/// <summary>How values stand in the tables: enumerations as their fixed words, instants as milliseconds since 1970 UTC.</summary>
internal static class Conversions
{
    public static void Apply(ModelConfigurationBuilder model)
    {
        model.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
        model.Properties<Direction>().HaveConversion<DirectionConverter>();
        model.Properties<Side>().HaveConversion<SideConverter>();
        model.Properties<VoidState>().HaveConversion<VoidConverter>();
        model.Properties<RedState>().HaveConversion<RedConverter>();
        model.Properties<RiskState>().HaveConversion<RiskConverter>();
        model.Properties<Severity>().HaveConversion<SeverityConverter>();
        model.Properties<CoverageBasis>().HaveConversion<BasisConverter>();
    }

    private sealed class InstantConverter()
        : ValueConverter<DateTimeOffset, long>(
            at => at.ToUnixTimeMilliseconds(),
            milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
        );

    private sealed class DirectionConverter()
        : ValueConverter<Direction, string>(value => Words.Of(value), word => WordTable<Direction>.Read(word, Words.Of));

    private sealed class SideConverter()
        : ValueConverter<Side, string>(value => Words.Of(value), word => WordTable<Side>.Read(word, Words.Of));

    private sealed class VoidConverter()
        : ValueConverter<VoidState, string>(value => Words.Of(value), word => WordTable<VoidState>.Read(word, Words.Of));

    private sealed class RedConverter()
        : ValueConverter<RedState, string>(value => Words.Of(value), word => WordTable<RedState>.Read(word, Words.Of));

    private sealed class RiskConverter()
        : ValueConverter<RiskState, string>(value => Words.Of(value), word => WordTable<RiskState>.Read(word, Words.Of));

    private sealed class SeverityConverter()
        : ValueConverter<Severity, string>(value => Words.Of(value), word => WordTable<Severity>.Read(word, Words.Of));

    private sealed class BasisConverter()
        : ValueConverter<CoverageBasis, string>(value => Words.Of(value), word => WordTable<CoverageBasis>.Read(word, Words.Of));

    /// <summary>Word to value, made once for each enumeration: rows are read by the million.</summary>
    private static class WordTable<T>
        where T : struct, Enum
    {
        private static FrozenDictionary<string, T>? _values;

        public static T Read(string word, Func<T, string> wordOf)
        {
            _values ??= Enum.GetValues<T>().ToFrozenDictionary(wordOf, StringComparer.Ordinal);
            return _values.TryGetValue(word, out var value)
                ? value
                : throw new InvalidDataException($"'{word}' is no word of {typeof(T).Name}.");
        }
    }
}
