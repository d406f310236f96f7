using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation.Grouping;

namespace Piaoheng.Core.Reconciliation.Numbers;

/// <summary>号码的一种写法: one text by which the number of an invoice is compared with others.</summary>
/// <param name="Text">The text.</param>
/// <param name="Kind">What it is; decides what it may be compared with.</param>
internal readonly record struct NumberForm(string Text, NumberFormKind Kind)
{
    private const int ShortLength = 8;
    private const int DigitalLength = 20;

    /// <summary>All forms of a group, identity keys first.</summary>
    public static NumberForm[] Of(RecordGroup group)
    {
        var forms = new List<NumberForm>(2);
        foreach (var key in group.Keys)
        {
            forms.Add(new NumberForm(key, NumberFormKind.Key));
        }

        foreach (var record in group.Records)
        {
            AddShort(forms, record);
        }

        return [.. forms];
    }

    /// <summary>All forms of one record.</summary>
    public static NumberForm[] Of(InvoiceRecord record)
    {
        var forms = new List<NumberForm>(4);
        var (first, second) = IdentityJoin.KeysOf(record);
        foreach (var key in new[] { first, second }.OfType<string>())
        {
            forms.Add(new NumberForm(key, NumberFormKind.Key));
        }

        AddShort(forms, record);
        return [.. forms];
    }

    /// <summary>Whether the distance of two forms means anything.</summary>
    public static bool AreComparable(NumberFormKind left, NumberFormKind right) =>
        (left, right) switch
        {
            (NumberFormKind.Key, NumberFormKind.Key) => true,
            (NumberFormKind.Eight or NumberFormKind.Bare, NumberFormKind.Eight or NumberFormKind.Bare) => true,
            (NumberFormKind.Bare, NumberFormKind.Tail) or (NumberFormKind.Tail, NumberFormKind.Bare) => true,
            _ => false,
        };

    private static void AddShort(List<NumberForm> forms, InvoiceRecord record)
    {
        Add(forms, record.InvoiceCode, record.InvoiceNumber);
        Add(forms, record.PaperCode, record.PaperNumber);
    }

    private static void Add(List<NumberForm> forms, string? code, string? number)
    {
        if (string.IsNullOrEmpty(number))
        {
            return;
        }

        NumberForm? form = (string.IsNullOrEmpty(code), number.Length) switch
        {
            (true, <= ShortLength) => new NumberForm(number, NumberFormKind.Bare),
            (true, DigitalLength) => new NumberForm(number[^ShortLength..], NumberFormKind.Tail),
            (false, ShortLength) => new NumberForm(number, NumberFormKind.Eight),
            _ => null,
        };
        if (form is { } found && !forms.Contains(found))
        {
            forms.Add(found);
        }
    }
}

/// <summary>What a <see cref="NumberForm"/> is.</summary>
internal enum NumberFormKind
{
    /// <summary>An identity key.</summary>
    Key,

    /// <summary>8 digits that stand beside a code.</summary>
    Eight,

    /// <summary>8 digits or fewer without a code: no identity, only a hint.</summary>
    Bare,

    /// <summary>The last 8 of 20 digits: what is left when only they were written down.</summary>
    Tail,
}
