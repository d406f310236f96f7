using System.Collections;
using System.Reflection;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Core.Money;
using Piaoheng.Core.Text;
using Piaoheng.Core.Validation;
using Piaoheng.Server.Platform.Worker;

namespace Piaoheng.Server.Tests.Worker;

public sealed class ReadingWireTests
{
    [Fact]
    public void A_reading_with_every_property_filled_comes_back_the_same()
    {
        var reading = Filled<Reading>();

        var back = RoundTrip(new DocumentReading("a.zip!/b.xml", null, [reading])).Readings.Single();

        AssertSame(reading, back, "reading");
    }

    [Fact]
    public void A_reading_with_nothing_but_its_kind_comes_back_the_same()
    {
        var reading = new Reading { File = "空.pdf", Kind = KindId.Unreadable };

        var back = RoundTrip(new DocumentReading("空.pdf", null, [reading])).Readings.Single();

        Assert.Equal(ReadingJson.ToJson(reading), ReadingJson.ToJson(back));
        Assert.Null(back.Lines);
    }

    [Fact]
    public void A_workbook_with_every_property_filled_comes_back_the_same()
    {
        var workbook = Filled<WorkbookReading>();

        var back = RoundTrip(new DocumentReading("清单.xlsx", workbook, [])).Workbook;

        Assert.NotNull(back);
        AssertSame(workbook, back, "workbook");
    }

    [Fact]
    public void A_message_that_claims_more_items_than_it_has_bytes_is_refused()
    {
        using var writer = new WireWriter();
        writer.Text("a");
        writer.Bool(false);
        writer.Int(int.MaxValue);

        Assert.Throws<InvalidDataException>(() => Read(writer.Written.ToArray()));
    }

    private static DocumentReading RoundTrip(DocumentReading document)
    {
        using var writer = new WireWriter();
        ReadingWire.Write(writer, document);
        return Read(writer.Written.ToArray());
    }

    private static DocumentReading Read(byte[] bytes)
    {
        using var reader = new WireReader(bytes);
        return ReadingWire.ReadDocument(reader);
    }

    // Fills by reflection, so that a property added later and forgotten in the protocol fails here.
    private static T Filled<T>() => (T)Value(typeof(T), typeof(T).Name);

    private static object Value(Type type, string name)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(string))
        {
            return "值 " + name;
        }

        if (plain.IsEnum)
        {
            return Enum.GetValues(plain).GetValue(1)!;
        }

        return plain switch
        {
            _ when plain == typeof(int) => 7,
            _ when plain == typeof(bool) => true,
            _ when plain == typeof(decimal) => 0.75m,
            _ when plain == typeof(DateOnly) => new DateOnly(2026, 10, 16),
            _ when plain == typeof(DateTimeOffset) => new DateTimeOffset(2026, 11, 24, 1, 2, 3, TimeSpan.Zero),
            _ when plain == typeof(Yuan) => Yuan.FromFen(-1234),
            _ when plain == typeof(PrintedAmount) => new PrintedAmount(Yuan.FromFen(1), "0.0099"),
            _ when plain == typeof(CodedText) => new CodedText("V-001", "缺 {field}", ("field", name)),
            _ when plain == typeof(InvoiceStatus) => new InvoiceStatus(
                VoidState.Voided,
                RedState.Partial,
                RiskState.LostControl,
                "失控"
            ),
            _ when plain == typeof(IReadOnlyDictionary<string, string>) => new Dictionary<string, string> { [name] = "文" },
            _ when plain == typeof(IReadOnlyDictionary<string, decimal>) => new Dictionary<string, decimal> { [name] = 0.5m },
            _ when plain == typeof(IReadOnlyDictionary<string, FieldMark>) => new Dictionary<string, FieldMark>
            {
                [name] = (FieldMark)Made(typeof(FieldMark)),
            },
            _ when typeof(IEnumerable).IsAssignableFrom(plain) => ListOf(plain.GetGenericArguments()[0], name),
            _ => Made(plain),
        };
    }

    private static Array ListOf(Type item, string name)
    {
        var items = Array.CreateInstance(item, 2);
        items.SetValue(Value(item, name + "1"), 0);
        items.SetValue(Value(item, name + "2"), 1);
        return items;
    }

    private static object Made(Type type)
    {
        var constructor = type.GetConstructors()
            .OrderByDescending(c => c.GetParameters().Length)
            .First(c => c.GetParameters().All(p => p.ParameterType != type));
        var made = constructor.Invoke([.. constructor.GetParameters().Select(p => Value(p.ParameterType, p.Name!))]);
        foreach (var property in Settable(type))
        {
            property.SetValue(made, Value(property.PropertyType, property.Name));
        }

        return made;
    }

    private static IEnumerable<PropertyInfo> Settable(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite);

    private static bool IsPair(object value) =>
        value.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);

    private static void AssertSame(object? expected, object? actual, string path)
    {
        if (expected is null || actual is null || expected is string || (expected.GetType().IsValueType && !IsPair(expected)))
        {
            Assert.True(Equals(expected, actual), $"{path}: {expected} became {actual}");
            return;
        }

        if (expected is IEnumerable list)
        {
            var left = list.Cast<object>().ToList();
            var right = ((IEnumerable)actual).Cast<object>().ToList();
            Assert.True(left.Count == right.Count, $"{path}: {left.Count} items became {right.Count}");
            for (var i = 0; i < left.Count; i++)
            {
                AssertSame(left[i], right[i], $"{path}[{i}]");
            }

            return;
        }

        foreach (
            var property in expected
                .GetType()
                .GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(p => p.GetIndexParameters().Length == 0)
        )
        {
            AssertSame(property.GetValue(expected), property.GetValue(actual), path + "." + property.Name);
        }
    }
}
