using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Piaoheng.Server.Platform.Storage;

/// <summary>One column of rows that are written by the thousand: binds its value, unless the row before had the same.</summary>
/// <remarks>Half of the values of a list repeat from row to row (the taxpayer, the file, words of states), and each binding is a call and a copy.</remarks>
/// <typeparam name="T">The row type.</typeparam>
internal abstract class SqliteColumn<T>(string name)
    where T : class
{
    public string Name { get; } = name;

    /// <summary>Binds the value of a row.</summary>
    public abstract void Bind(SqliteStatement statement, T row);

    /// <summary>The column of a property.</summary>
    /// <param name="property">The property.</param>
    /// <param name="place">Place in the statement, from 1.</param>
    public static SqliteColumn<T> Of(IProperty property, int place)
    {
        var name = property.GetColumnName();
        var type = property.ClrType;
        var convert = property.GetTypeMapping().Converter?.ConvertToProvider;
        if (convert is null && property.PropertyInfo?.GetMethod is { } getter)
        {
            if (type == typeof(string))
            {
                return new TextColumn(name, place, getter.CreateDelegate<Func<T, string?>>());
            }

            if (type == typeof(long))
            {
                var get = getter.CreateDelegate<Func<T, long>>();
                return new NumberColumn(name, place, row => get(row));
            }

            if (type == typeof(long?))
            {
                return new NumberColumn(name, place, getter.CreateDelegate<Func<T, long?>>());
            }
        }

        var value = property.GetGetter();
        return new AnyColumn(
            name,
            place,
            convert is null ? value.GetClrValue : row => Converted(value.GetClrValue(row), convert)
        );
    }

    private static object? Converted(object? value, Func<object?, object?> convert) => value is null ? null : convert(value);

    private sealed class TextColumn(string name, int place, Func<T, string?> get) : SqliteColumn<T>(name)
    {
        private bool _isBound;
        private string? _last;

        // Equal texts of one file are mostly one string; to compare others letter by letter would cost what it saves.
        public override void Bind(SqliteStatement statement, T row)
        {
            var text = get(row);
            if (!_isBound || !ReferenceEquals(text, _last))
            {
                statement.Bind(place, text);
                (_isBound, _last) = (true, text);
            }
        }
    }

    private sealed class NumberColumn(string name, int place, Func<T, long?> get) : SqliteColumn<T>(name)
    {
        private bool _isBound;
        private long? _last;

        public override void Bind(SqliteStatement statement, T row)
        {
            var number = get(row);
            if (!_isBound || number != _last)
            {
                statement.Bind(place, number);
                (_isBound, _last) = (true, number);
            }
        }
    }

    /// <summary>A type that is rare, or that stands converted in the table.</summary>
    private sealed class AnyColumn(string name, int place, Func<T, object?> get) : SqliteColumn<T>(name)
    {
        private bool _isBound;
        private object? _last;

        public override void Bind(SqliteStatement statement, T row)
        {
            var value = get(row);
            if (_isBound && Equals(value, _last))
            {
                return;
            }

            switch (value)
            {
                case null or string:
                    statement.Bind(place, (string?)value);
                    break;
                case long or int:
                    statement.Bind(place, Convert.ToInt64(value, CultureInfo.InvariantCulture));
                    break;
                case bool flag:
                    statement.Bind(place, flag ? 1L : 0L);
                    break;
                case DateOnly day:
                    statement.Bind(place, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                    break;
                default:
                    throw new NotSupportedException($"No column holds a {value.GetType().Name}.");
            }

            (_isBound, _last) = (true, value);
        }
    }
}
