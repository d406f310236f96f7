using System.Globalization;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation;

namespace Piaoheng.World.TwoSides;

/// <summary>Gives an invoice the numbers of its kind; no two invoices share one.</summary>
internal static class InvoiceNumbering
{
    /// <summary>The record with its next number.</summary>
    /// <param name="record">An invoice whose kind is set.</param>
    /// <param name="issuer">Who issues it.</param>
    /// <param name="step">How far the number is from the one before.</param>
    public static InvoiceRecord Next(InvoiceRecord record, Counterparty issuer, int step)
    {
        issuer.Serial += step;
        return record.Kind switch
        {
            KindId.ElectronicVatNormal or KindId.TollElectronic => Legacy(record, issuer, CodeOfTwelve(issuer, "11")),
            KindId.PaperVatSpecial => Legacy(record, issuer, CodeOfTen(issuer)),
            KindId.DigitalPaperNormal => Digital(record, issuer) with
            {
                PaperCode = CodeOfTwelve(issuer, "04"),
                PaperNumber = Eight(issuer),
            },
            _ => Digital(record, issuer),
        };
    }

    private static InvoiceRecord Digital(InvoiceRecord record, Counterparty issuer) =>
        record with
        {
            InvoiceCode = "",
            InvoiceNumber = Text($"26{issuer.Company.Region.DigitalCode}2{issuer.Place:00000}{issuer.Serial:0000000000}"),
        };

    private static InvoiceRecord Legacy(InvoiceRecord record, Counterparty issuer, string code) =>
        record with
        {
            InvoiceCode = code,
            InvoiceNumber = Eight(issuer),
        };

    // The batch and the run of numbers keep the issuers apart that share a code.
    private static string CodeOfTwelve(Counterparty issuer, string ending) =>
        Text($"0{issuer.Company.Region.LegacyCode}26{issuer.Place % 1000:000}{ending}");

    private static string CodeOfTen(Counterparty issuer) =>
        Text($"{issuer.Company.Region.LegacyCode}{issuer.Place % 100:00}1130");

    private static string Eight(Counterparty issuer) =>
        Text($"{(issuer.Place / 100 * 400_000 + issuer.Serial) % 100_000_000:00000000}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
